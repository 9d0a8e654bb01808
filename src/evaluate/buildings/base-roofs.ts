import { shapeArea } from '../../geo/shape-area.ts';
import type { ShapeWindow } from '../../geo/shape-window.ts';
import type { Topology } from '../../geo/topology.ts';
import type { Zone } from '../../plan/plan.ts';
import { CutFailure } from '../cut-failure.ts';
import type { ZoneWindows } from '../zone-windows.ts';
import type { BuildingOutlines } from './building-outlines.ts';
import { BUILDING_USES } from './building-values.ts';
import type { BuildingUse, NewRoofs } from './new-roofs.ts';

/** Roofs of the outlines of a base by zone (null: the district), for buildings of the years after the first up to the last one. */
export type BaseRoofs = (zone: Zone | null, baseYear: number, lastYear: number) => NewRoofs;

/** Sums of one zone: for each year one row of {@link CELLS} numbers. */
interface ZoneSums {
  /** Ascending. */
  readonly years: Int16Array;
  /** m². */
  readonly cells: Float64Array;
}

/** Numbers of one use: roofs without panels, roofs with panels, what is usable of these by stated shares, those with none stated. */
const PER_USE = 4;
const [WITHOUT_PANELS, WITH_PANELS, STATED, NOT_STATED] = [0, 1, 2, 3] as const;
const CELLS = PER_USE * (BUILDING_USES.length + 1);

/**
 * Adds outlines up once for each zone (建筑汇总): an edit of the plan asks for sums over a few years and looks at no outline. What was
 * added up is kept while a zone has the same shape and the base year is the same.
 *
 * @param region window of the district; null when the plan has no boundary: then all outlines count
 */
export function createBaseRoofs(
  outlines: BuildingOutlines,
  region: ShapeWindow | null,
  zoneWindow: ZoneWindows,
  topology: Topology,
): BaseRoofs {
  let known = noSums(Number.NaN);

  function sumsOf(zone: Zone | null, baseYear: number): ZoneSums {
    if (known.baseYear !== baseYear) known = noSums(baseYear);
    if (zone === null) return (known.district ??= addUp(outlines, region, baseYear, topology));
    let sums = known.zones.get(zone.geometry);
    if (sums === undefined) {
      sums = addUp(outlines, zoneWindow(zone.geometry), baseYear, topology);
      known.zones.set(zone.geometry, sums);
    }
    return sums;
  }

  return (zone, baseYear, lastYear) => roofsUpTo(sumsOf(zone, baseYear), lastYear);
}

interface KnownSums {
  readonly baseYear: number;
  district: ZoneSums | null;
  readonly zones: WeakMap<Zone['geometry'], ZoneSums>;
}

function noSums(baseYear: number): KnownSums {
  return { baseYear, district: null, zones: new WeakMap() };
}

function roofsUpTo({ years, cells }: ZoneSums, lastYear: number): NewRoofs {
  const sum = (cell: number, use: number): number => {
    let total = 0;
    for (let row = 0; row < years.length && (years[row] ?? 0) <= lastYear; row += 1) {
      total += cells[row * CELLS + use * PER_USE + cell] ?? 0;
    }
    return total;
  };
  const over = (cell: number, uses: readonly BuildingUse[] | null): number =>
    placesOf(uses).reduce((total, use) => total + sum(cell, use), 0);
  return {
    areaM2: (uses, withPanels) => over(WITH_PANELS, uses) + (withPanels ? 0 : over(WITHOUT_PANELS, uses)),
    panelled: (uses) => ({ statedM2: over(STATED, uses), otherRoofsM2: over(NOT_STATED, uses) }),
  };
}

function placesOf(uses: readonly BuildingUse[] | null): readonly number[] {
  return uses === null ? Array.from({ length: BUILDING_USES.length + 1 }, (_, use) => use) : uses.map(placeOf);
}

function placeOf(use: BuildingUse): number {
  return BUILDING_USES.indexOf(use) + 1;
}

function addUp(outlines: BuildingOutlines, window: ShapeWindow | null, baseYear: number, topology: Topology): ZoneSums {
  const { count, uses, panels, usableShares } = outlines;
  const years = Int16Array.from(new Set(outlines.years.filter((year) => year > baseYear))).sort();
  const rowOf = new Map(Array.from(years, (year, row) => [year, row]));
  const cells = new Float64Array(years.length * CELLS);
  for (let at = 0; at < count; at += 1) {
    const row = rowOf.get(outlines.years[at] ?? 0);
    if (row === undefined) continue;
    const areaM2 = insideM2(outlines, at, window, topology);
    if (areaM2 === 0) continue;
    const first = row * CELLS + (uses[at] ?? 0) * PER_USE;
    if (panels[at] !== 1) {
      add(cells, first + WITHOUT_PANELS, areaM2);
      continue;
    }
    const share = usableShares[at] ?? Number.NaN;
    add(cells, first + WITH_PANELS, areaM2);
    if (Number.isNaN(share)) add(cells, first + NOT_STATED, areaM2);
    else add(cells, first + STATED, areaM2 * share);
  }
  return { years, cells };
}

function add(cells: Float64Array, cell: number, value: number): void {
  cells[cell] = (cells[cell] ?? 0) + value;
}

/** What of an outline lies in a zone, m². */
function insideM2(outlines: BuildingOutlines, at: number, window: ShapeWindow | null, topology: Topology): number {
  const whole = outlines.areasM2[at] ?? 0;
  if (window === null) return whole;
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = outlines.boxes.subarray(4 * at, 4 * at + 4);
  const box = { minX, minY, maxX, maxY };
  const place = window.relationTo(box);
  if (place !== 'crosses') return place === 'inside' ? whole : 0;
  const common = topology.intersection(window.around(box).shape, outlines.shapeOf(at));
  if (!common.ok) throw new CutFailure('overlay-failed', common.details.message);
  return shapeArea(common.shape);
}
