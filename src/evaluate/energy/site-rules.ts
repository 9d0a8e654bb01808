import type { Bounds } from '../../geo/bounds.ts';
import { boundsMeet, tableShapeBounds } from '../../geo/shape-bounds.ts';
import { shapeAt, shapeCount } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { LandBase } from '../land-base.ts';
import { codesOf } from '../rules/land-under.ts';
import type { LayerSites } from '../rules/layer-sites.ts';
import { concerns, holdsAgainst } from '../rules/rule-book.ts';
import type { Opponent } from '../../plan/plan-rule.ts';
import type { Rule } from '../rules/rule.ts';
import type { Site } from '../rules/site.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { SiteExclusion } from './site-area.ts';
import { OUTSIDE_LAYER, type SiteLayer } from './site-pieces.ts';

/** What sites are held against (选址底图). */
export interface SiteGround {
  readonly base: LandBase;
  readonly layers: LayerSites;
  /** Where a drawn feature is. */
  readonly siteOf: (geometry: PlanFeature['geometry']) => Site;
  readonly topology: Topology;
  /** Null or left out without an elevation model. */
  readonly terrain?: Terrain | null;
}

/** Rules of the land as exclusions of a site, with the layers they ask for. */
export interface SiteRules {
  readonly exclusions: readonly SiteExclusion[];
  readonly layers: readonly SiteLayer[];
  /** Rules that ask for data which nobody gave: what they would take is not known. */
  readonly withoutData: readonly string[];
  /** Rules about distance or size, which take no land here. */
  readonly notConsidered: readonly string[];
}

/** Id of the first exclusion: land beyond the district. */
export const OUTSIDE_RULE = 'outside-district';

/**
 * The rules in force as exclusions, in their order, after what lies outside the district. A rule against several things holds on
 * each of them.
 *
 * @param drawn features that count in the scheme and year
 */
export function siteRules(
  feature: PlanFeature,
  rules: readonly Rule[],
  drawn: readonly PlanFeature[],
  ground: SiteGround,
): SiteRules {
  const box = ground.siteOf(feature.geometry).bounds;
  const layers: SiteLayer[] = [];
  const exclusions: SiteExclusion[] = [
    { rule: OUTSIDE_RULE, verdict: 'forbidden', layers: [OUTSIDE_LAYER], classCodes: new Set() },
  ];
  const withoutData: string[] = [];
  const notConsidered: string[] = [];
  for (const rule of rules) {
    if (rule.verdict === 'allowed' || !concerns(rule, feature)) continue;
    if (rule.maximumSlopeDegrees !== null) {
      const steep = box === null ? null : (ground.terrain?.steepNear(rule.maximumSlopeDegrees, box) ?? null);
      if (steep === null) withoutData.push(rule.id);
      else layers.push({ name: rule.id, shapes: steep.flatMap(({ window }) => window?.shape ?? []) });
      exclusions.push({ rule: rule.id, verdict: rule.verdict, layers: [rule.id], classCodes: new Set() });
      continue;
    }
    if (rule.against.length === 0 || rule.distanceM !== null) {
      notConsidered.push(rule.id);
      continue;
    }
    const shapes = box === null ? [] : shapesAgainst(rule, feature, drawn, ground, box);
    const prefixes = rule.against.flatMap((one) => ('land' in one ? one.land : []));
    if (shapes === null && prefixes.length === 0) withoutData.push(rule.id);
    if (shapes !== null && shapes.length > 0) layers.push({ name: rule.id, shapes });
    exclusions.push({
      rule: rule.id,
      verdict: rule.verdict,
      layers: [rule.id],
      classCodes: codesOf(prefixes, ground.base.classes),
    });
  }
  return { exclusions, layers, withoutData, notConsidered };
}

/** Areas that a rule holds against near a box; null where all of them are data that nobody gave. */
function shapesAgainst(
  rule: Rule,
  feature: PlanFeature,
  drawn: readonly PlanFeature[],
  ground: SiteGround,
  box: Bounds,
): readonly Shape[] | null {
  const ofPlan = drawn.filter((other) => other !== feature && holdsAgainst(rule, other));
  const given = rule.against.map((opponent) => shapesOfBase(opponent, ground, box));
  const isDrawnKind = rule.against.some((opponent) => 'kind' in opponent);
  if (given.every((shapes) => shapes === null) && ofPlan.length === 0) {
    const asksBase = rule.against.some((opponent) => 'role' in opponent || 'data' in opponent);
    return isDrawnKind && !asksBase ? [] : null;
  }
  const sites = ofPlan.flatMap(({ geometry }) => ground.siteOf(geometry).window?.shape ?? []);
  return [...sites, ...given.flatMap((shapes) => shapes ?? [])];
}

/** Areas of the base; null where nobody gave them, or where the opponent is none of the base. */
function shapesOfBase(opponent: Opponent, ground: SiteGround, box: Bounds): readonly Shape[] | null {
  if (!('role' in opponent)) return null;
  if (ground.layers.has(opponent.role)) {
    return ground.layers.near(opponent.role, box).flatMap(({ window }) => window?.shape ?? []);
  }
  const line = opponent.role === 'farmland' ? ground.base.farmlandLine : null;
  if (line === null) return null;
  const near: Shape[] = [];
  for (let at = 0; at < shapeCount(line); at += 1) {
    const around = tableShapeBounds(line, at);
    if (around !== null && boundsMeet(around, box)) near.push(ground.topology.repair(shapeAt(line, at)).shape);
  }
  return near;
}
