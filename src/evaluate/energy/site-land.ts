import type { OverlayResult } from '../../geo/overlay-result.ts';
import { shapeBounds } from '../../geo/shape-bounds.ts';
import { shapeAt } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import { classCodeOf } from '../../land/land-table.ts';
import type { LandBase } from '../land-base.ts';
import type { SurveyedSite } from './site-analysis.ts';
import type { SiteExclusion } from './site-area.ts';

/** Stands for the land of which the class is not known, in the place of the id of a rule. */
export const UNKNOWN_LAND = 'unknown-land';

/** A site with what of it can be taken. */
type TakenSite = Pick<SurveyedSite, 'shape' | 'parts' | 'exclusions' | 'analysis'>;

/** An empty area. */
const NOTHING: Shape = { coordinates: new Float64Array(), ringEnds: new Uint32Array(), partEnds: new Uint32Array() };

/**
 * The land that one exclusion takes of what those before it left (扣除范围): its area is `removedM2` of the step. Of
 * {@link UNKNOWN_LAND} it is where no parcel lies or its class is unknown.
 *
 * @param rule id of an exclusion
 * @returns valid, in the working plane; empty where nothing is taken
 */
export function landTaken(site: TakenSite, rule: string, base: LandBase, topology: Topology): OverlayResult {
  const forbidden = site.exclusions.filter(({ verdict }) => verdict === 'forbidden');
  const at = rule === UNKNOWN_LAND ? forbidden.length : forbidden.findIndex((one) => one.rule === rule);
  const takers = takersByClass(forbidden);
  const taken: Shape[] = [];
  for (const part of at < 0 ? [] : site.parts) {
    const byLayer = forbidden.findIndex(({ layers }) => layers.some((layer) => part.layers.has(layer)));
    const layerTaker = byLayer < 0 ? forbidden.length : byLayer;
    if (layerTaker < at) continue;
    // Where its layer lies it takes all that earlier classes leave; elsewhere only its own classes.
    const isAll = layerTaker === at;
    const isOther = (code: string): boolean =>
      at === forbidden.length ? code !== '' : (takers.get(code) ?? forbidden.length) < at;
    const isOwn = (code: string): boolean => takers.get(code) === at;
    const parcels = parcelsUnder(part.shape, base, isAll ? isOther : isOwn);
    if (parcels.length === 0) {
      if (isAll) taken.push(part.shape);
      continue;
    }
    const united = topology.union(parcels);
    if (!united.ok) return united;
    const land = isAll
      ? topology.difference(part.shape, united.shape)
      : topology.intersection(part.shape, united.shape);
    if (!land.ok) return land;
    if (land.shape.partEnds.length > 0) taken.push(land.shape);
  }
  return taken.length === 0 ? { ok: true, shape: NOTHING, repaired: false } : topology.union(taken);
}

/** What exclusions leave of a site (净地块): its area is the net area. Valid, in the working plane. */
export function landLeft(site: TakenSite, base: LandBase, topology: Topology): OverlayResult {
  let left = site.shape;
  for (const rule of takingRules(site)) {
    const taken = landTaken(site, rule, base, topology);
    if (!taken.ok) return taken;
    const rest = topology.difference(left, taken.shape);
    if (!rest.ok) return rest;
    left = rest.shape;
  }
  return { ok: true, shape: left, repaired: false };
}

/** Ids of the exclusions that take land, and {@link UNKNOWN_LAND} where land is not known. */
export function takingRules({ analysis: { steps, unknownM2 } }: Pick<SurveyedSite, 'analysis'>): readonly string[] {
  const rules = steps.filter(({ removedM2 }) => removedM2 > 0).map(({ rule }) => rule);
  return unknownM2 > 0 ? [...rules, UNKNOWN_LAND] : rules;
}

/** For each class the place of the first exclusion that holds on it. */
function takersByClass(forbidden: readonly SiteExclusion[]): ReadonlyMap<string, number> {
  const takers = new Map<string, number>();
  forbidden.forEach(({ classCodes }, at) => {
    for (const code of classCodes) if (!takers.has(code)) takers.set(code, at);
  });
  return takers;
}

function parcelsUnder(shape: Shape, { land, index }: LandBase, isWanted: (code: string) => boolean): readonly Shape[] {
  const box = shapeBounds(shape);
  if (box === null) return [];
  return index
    .search(box.minX, box.minY, box.maxX, box.maxY)
    .filter((parcel) => isWanted(classCodeOf(land, parcel)))
    .sort((a, b) => a - b)
    .map((parcel) => shapeAt(land, parcel));
}
