import type { Bounds } from '../../src/geo/bounds.ts';
import { sumOf } from '../../src/geo/compensated-sum.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { planeLatitude, planeLongitude } from '../../src/geo/working-plane.ts';
import type { DistrictSummary, OpenDistrict } from './contract/open-district.ts';
import { buildDistrict, type District } from './district.ts';
import type { EnginePorts } from './engine-ports.ts';
import { faultPlaces } from './fault-pages.ts';
import { openSources, type OpenedSources } from './open-sources.ts';
import { inspectParcels } from './parcel-inspection.ts';
import { keepPrepared, type PreparedParcels } from './prepared-cache.ts';
import type { ReadParcels } from './read-parcels.ts';
import { WorkStopped } from './slices.ts';

/** Called before a district was opened, or asked for what it does not have. */
class EngineMisuse extends Error {
  override readonly name = 'EngineMisuse';
}

/** The district that an engine has open: read, inspected, and kept for the next opening. */
export interface EngineDistrict {
  /** Opens a district in place of the one before. */
  open(asked: OpenDistrict): Promise<DistrictSummary>;
  /** Another one after an inspection that gave parcels other rings. */
  current(): District | null;
  /** The same for questions that make no sense without one. */
  readonly opened: () => District;
  /** What was asked for last, be it open yet or not. */
  asked(): OpenDistrict | null;
  readonly topology: () => Promise<Topology>;
}

/** Starts without a district. */
export function createEngineDistrict(ports: EnginePorts): EngineDistrict {
  let topology: Promise<Topology> | null = null;
  let request: OpenDistrict | null = null;
  let district: District | null = null;

  function opened(): District {
    if (district === null) throw new EngineMisuse('no district is open');
    return district;
  }

  function topologyNow(): Promise<Topology> {
    topology ??= loadTopology();
    return topology;
  }

  /**
   * Inspects the parcels of what was opened and makes the district that they then make; null when there is nothing to
   * inspect, or another district was asked for meanwhile.
   *
   * @param current the district with the raw parcels, which is kept where none of them has to change
   */
  async function inspect(
    sources: OpenedSources,
    asked: OpenDistrict,
    geos: Topology,
    current: District | null,
  ): Promise<District | null> {
    const { parcels } = sources;
    if (parcels === null || parcels.inspected !== null) return null;
    const isOutdated = (): boolean => request !== asked;
    const areaBeforeM2 = sumOf(parcels.land.areasM2);
    const found = await inspectParcels(parcels.land, geos, ports, () => (isOutdated() ? 'inspection-outdated' : null));
    if (isOutdated()) return null;
    const quality = { state: 'done', report: found.report, areaBeforeM2 } as const;
    const layers = new Map([...sources.layers, ['faults', faultPlaces(found.report, found.land)]]);
    void keep(parcels, { land: found.land, report: found.report, areaBeforeM2, notes: parcels.notes }, asked);
    return found.land === parcels.land && current !== null
      ? { ...current, quality, layers }
      : buildDistrict({ ...sources, layers, parcels: { ...parcels, land: found.land } }, quality, geos, ports.now);
  }

  /** Keeps a base for the next opening, when it is all of the file that the plan names. */
  async function keep(parcels: ReadParcels, prepared: PreparedParcels, asked: OpenDistrict): Promise<void> {
    if (!parcels.isWhole) return;
    await ports.pause();
    const isKept = await keepPrepared(ports.prepared, parcels.dataset, prepared).catch(() => false);
    if (request === asked) {
      ports.onProgress({ step: 'keep', source: parcels.dataset.href, done: isKept ? 1 : 0, total: 1 });
    }
  }

  /** A prepared base that came as a file is kept like one that was made here. */
  async function keepPreparedFile(parcels: ReadParcels, asked: OpenDistrict): Promise<void> {
    const { land, inspected, notes, isKept } = parcels;
    if (inspected !== null && !isKept) await keep(parcels, { land, ...inspected, notes }, asked);
  }

  /** The district with its parcels as they were read, or as they were kept after an earlier inspection. */
  function openedAsRead(sources: OpenedSources, geos: Topology): District {
    const { parcels } = sources;
    const before = parcels?.inspected ?? null;
    if (parcels === null || before === null) {
      return buildDistrict(sources, parcels === null ? null : { state: 'running' }, geos, ports.now);
    }
    const layers = new Map([...sources.layers, ['faults', faultPlaces(before.report, parcels.land)]]);
    return buildDistrict({ ...sources, layers }, { state: 'done', ...before }, geos, ports.now);
  }

  async function inspectLater(sources: OpenedSources, asked: OpenDistrict, geos: Topology): Promise<void> {
    try {
      // The answer to `open` goes first, and with it the first numbers.
      await ports.pause();
      const inspected = await inspect(sources, asked, geos, district);
      if (inspected === null) return;
      district = inspected;
      ports.onProgress({ step: 'inspect', source: '', done: 1, total: 1 });
    } catch (error) {
      if (error instanceof WorkStopped || request !== asked) return;
      // Only texts are codes: the browser's own exceptions carry a number.
      const carried = error instanceof Error && 'code' in error ? error.code : null;
      const code = typeof carried === 'string' ? carried : 'inspection-failed';
      district = { ...opened(), quality: { state: 'failed', code } };
      ports.onProgress({ step: 'inspect', source: '', done: 1, total: 1 });
    }
  }

  async function open(asked: OpenDistrict): Promise<DistrictSummary> {
    request = asked;
    const geos = await topologyNow();
    const sources = await openSources(asked, ports, geos);
    ports.onProgress({ step: 'measure', source: '', done: 0, total: null });
    const inspected = ports.inspection === 'before-numbers' ? await inspect(sources, asked, geos, null) : null;
    district = inspected ?? openedAsRead(sources, geos);
    if (inspected === null) void inspectLater(sources, asked, geos);
    if (sources.parcels !== null) void keepPreparedFile(sources.parcels, asked);
    ports.onProgress({ step: 'measure', source: '', done: 1, total: 1 });
    const { region, base, baseline } = opened();
    return {
      regionM2: baseline?.regionM2 ?? (region === null ? null : shapeArea(region)),
      parcelCount: base?.land.parcelCount ?? 0,
      bounds: degreeBounds(region === null ? (base?.index.bounds ?? null) : shapeBounds(region)),
      classSystem: base?.classes.id ?? null,
      notes: sources.notes,
    };
  }

  return { open, current: () => district, opened, asked: () => request, topology: topologyNow };
}

function degreeBounds(bounds: Bounds | null): readonly [number, number, number, number] {
  if (bounds === null) return [73, 18, 135, 54];
  return [
    planeLongitude(bounds.minX),
    planeLatitude(bounds.minY),
    planeLongitude(bounds.maxX),
    planeLatitude(bounds.maxY),
  ];
}
