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
interface BarrierGround {
  readonly layers: LayerSites;
  readonly meetings: SiteMeetings;
  readonly siteOf: (geometry: PlanFeature['geometry']) => Site;
  /** Null without an elevation model. */
  readonly terrain: Terrain | null;
}

/** Barriers, forbidding ones first, with what they could not be made of. */
export interface KindBarriers {
  readonly barriers: readonly Barrier[];
  /** As {@link Barrier.with}. */
  readonly failed: readonly string[];
}

/** Makes the barriers of rules within a box; those of base layers and slopes are kept with their rule, buffers with what they lie around. */
export interface BarrierMaker {
  /**
   * Yields while it works.
   *
   * @param drawn features that count in the scheme and year
   */
  make(rules: readonly Rule[], drawn: readonly PlanFeature[]): Generator<EvaluationProgress, KindBarriers, void>;
}

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

/** Starts with no barrier made. */
export function createBarrierMaker({ layers, meetings, siteOf, terrain }: BarrierGround, box: Bounds): BarrierMaker {
  const ofBases = new WeakMap<Rule, KindBarriers>();

  /** Adds what a rule says of some sites. */
  function* add(
    made: { readonly barriers: Barrier[]; readonly failed: string[] },
    { id: rule, verdict, distanceM }: Rule,
    opponent: string,
    sites: readonly Site[],
  ): Generator<EvaluationProgress, void, void> {
    if (verdict === 'allowed') return;
    for (const [at, site] of sites.entries()) {
      const window = meetings.landAround(site, distanceM);
      if (window !== null && 'ok' in window) made.failed.push(opponent);
      else if (window?.bounds != null) {
        const feature = `${rule}/${opponent}/${String(at)}`;
        made.barriers.push({ feature, rule, verdict, with: opponent, window, site, distanceM });
      }
      yield { done: at + 1, total: sites.length };
    }
  }

  function* ofBase(rule: Rule): Generator<EvaluationProgress, KindBarriers, void> {
    const known = ofBases.get(rule);
    if (known !== undefined) return known;
    const made = { barriers: [], failed: [] };
    for (const one of rule.against) {
      if (!('role' in one)) continue;
      const sites = yield* uncounted(layers.nearInSteps(one.role, widened(box, rule.distanceM ?? 0)));
      yield* add(made, rule, `base:${one.role}`, sites);
    }
    if (rule.maximumSlopeDegrees !== null && terrain !== null) {
      const sites = yield* uncounted(terrain.steepNearInSteps(rule.maximumSlopeDegrees, box));
      yield* add(made, rule, 'base:elevation', sites);
    }
    ofBases.set(rule, made);
    return made;
  }

  return {
    *make(rules, drawn) {
      const made: { barriers: Barrier[]; failed: string[] } = { barriers: [], failed: [] };
      for (const rule of rules.toSorted((a, b) => Number(isBan(b)) - Number(isBan(a)))) {
        const { barriers, failed } = yield* ofBase(rule);
        made.barriers = made.barriers.concat(barriers);
        made.failed.push(...failed);
        for (const feature of drawn) {
          if (holdsAgainst(rule, feature)) yield* add(made, rule, feature.id, [siteOf(feature.geometry)]);
        }
      }
      return { barriers: made.barriers, failed: [...new Set(made.failed)] };
    },
  };
}

function isBan({ verdict }: Rule): boolean {
  return verdict === 'forbidden';
}

/** Work of which nobody knows how much it is. */
export function* uncounted<Result>(work: Generator<void, Result, void>): Generator<EvaluationProgress, Result, void> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    yield { done: 0, total: 1 };
  }
}
