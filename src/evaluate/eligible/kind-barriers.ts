import type { Geometry } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';
import { kindOf } from '../../kinds/kind-list.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { EvaluationProgress } from '../evaluation.ts';
import { widened } from '../rules/feature-conflicts.ts';
import type { LayerSites } from '../rules/layer-sites.ts';
import { concerns, holdsAgainst, type RuleBook } from '../rules/rule-book.ts';
import type { Rule } from '../rules/rule.ts';
import type { SiteMeetings } from '../rules/site-meeting.ts';
import type { Site } from '../rules/site.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { Barrier } from './barrier.ts';

/** What barriers are made of. */
export interface BarrierGround {
  readonly layers: LayerSites;
  readonly meetings: SiteMeetings;
  readonly siteOf: (geometry: PlanFeature['geometry']) => Site;
  /** Null without an elevation model. */
  readonly terrain: Terrain | null;
}

/** The barriers of a kind, forbidding ones first, with those that could not be made. */
export interface KindBarriers {
  readonly barriers: readonly Barrier[];
  readonly failed: readonly string[];
}

/** Barriers made between two looks at the clock. */
const PER_STEP = 32;

const NOWHERE: Geometry = { type: 'MultiPoint', coordinates: [] };

/** A feature of a kind as it is drawn first, with the usual values of its fields. */
export function freshFeature(kind: KindId, geometry: Geometry = NOWHERE): PlanFeature {
  const fields = Object.fromEntries(kindOf(kind).fields.map((field) => [field.id, field.default]));
  return {
    id: '',
    geometry,
    properties: { ...fields, kind, scenario: '', from: null, until: null, status: 'planned', name: '' },
  };
}

/** The rules that concern a kind as it is drawn first, and those that ask for other values of its fields. */
export function rulesOfKind(
  kind: KindId,
  book: RuleBook,
): { readonly rules: readonly Rule[]; readonly others: readonly Rule[] } {
  const fresh = freshFeature(kind);
  const all = book.of(kind);
  return { rules: all.filter((rule) => concerns(rule, fresh)), others: all.filter((rule) => !concerns(rule, fresh)) };
}

/**
 * Makes the barriers of rules within a box; yields between them. Buffers are kept with what they lie around.
 *
 * @param drawn features that count in the scheme and year
 */
export function* kindBarriers(
  rules: readonly Rule[],
  drawn: readonly PlanFeature[],
  box: Bounds,
  ground: BarrierGround,
): Generator<EvaluationProgress, KindBarriers, void> {
  const sources = rules.flatMap((rule) => sourcesOf(rule, drawn, box, ground));
  const barriers: Barrier[] = [];
  const failed = new Set<string>();
  for (const [done, { rule, site, ...one }] of sources.entries()) {
    const { distanceM, verdict } = rule;
    const window = ground.meetings.landAround(site, distanceM);
    if (window !== null && 'ok' in window) failed.add(one.with);
    else if (window?.bounds != null && verdict !== 'allowed') {
      barriers.push({ ...one, rule: rule.id, verdict, window, site, distanceM });
    }
    if (done % PER_STEP === PER_STEP - 1) yield { done, total: sources.length };
  }
  const ofVerdict = (verdict: Barrier['verdict']) => barriers.filter((one) => one.verdict === verdict);
  return { barriers: [...ofVerdict('forbidden'), ...ofVerdict('conditional')], failed: [...failed] };
}

interface Source extends Pick<Barrier, 'feature' | 'with' | 'site'> {
  readonly rule: Rule;
}

/** What a rule holds against within a box. */
function sourcesOf(
  rule: Rule,
  drawn: readonly PlanFeature[],
  box: Bounds,
  { layers, siteOf, terrain }: BarrierGround,
): readonly Source[] {
  const ofBase = (role: string) => (site: Site, at: number) => ({
    rule,
    feature: `${rule.id}/base:${role}/${String(at)}`,
    with: `base:${role}`,
    site,
  });
  const ofLayers = rule.against.flatMap((one) =>
    'role' in one ? layers.near(one.role, widened(box, rule.distanceM ?? 0)).map(ofBase(one.role)) : [],
  );
  const ofPlan = drawn
    .filter((feature) => holdsAgainst(rule, feature))
    .map(({ id, geometry }) => ({
      rule,
      feature: `${rule.id}/${id}`,
      with: id,
      site: siteOf(geometry),
    }));
  const steep = rule.maximumSlopeDegrees === null ? [] : (terrain?.steepNear(rule.maximumSlopeDegrees, box) ?? []);
  return [...ofLayers, ...ofPlan, ...steep.map(ofBase('elevation'))];
}
