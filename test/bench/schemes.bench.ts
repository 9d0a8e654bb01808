import type { Polygon } from 'geojson';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { proposedSettings } from '../../src/evaluate/carbon/default-settings.ts';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { EvaluationProgress } from '../../src/evaluate/evaluation.ts';
import { createEvaluationKeeper, type EvaluationKeeper } from '../../src/evaluate/evaluation-keeper.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import { createMatrixKeeper } from '../../src/evaluate/matrix-keeper.ts';
import { createFindingsFinder, type FindingsFinder } from '../../src/evaluate/rules/findings-finder.ts';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { loadTopology } from '../../src/geo/topology.ts';
import type { PlanFeature, Scenario } from '../../src/plan/plan.ts';
import { runSteps } from '../support/run-steps.ts';
import { surveyFile } from './bench-files.ts';
import type { Bench } from './bench-result.ts';
import { lobedRing } from './lobed-ring.ts';
import { baseOf, centreOf, nearest, readSurvey } from './survey-base.ts';
import { withStands } from './survey-stands.ts';
import { median, quantile } from './timed-run.ts';

const SCHEMES = 20;
const FEATURES = 1000;
const SHARED = 100;
const PARCELS = 20_000;
const EDITS = 30;
/** Before this many edits the engine's code is still being compiled. */
const WARMING_UP = 8;
const COLUMNS = 40;
const YEAR = 2030;
const YEARS = [2025, 2030, 2035, 2040];
/** Of a copied scheme every so manieth feature stands elsewhere. */
const MOVED_EVERY = 10;
/** One step in a thousand may be the garbage collector at work. */
const SLOWEST_SHARE = 0.999;

/** Twenty schemes of a thousand features each: going to another scheme against an edit in the one on screen. */
export const schemesBench: Bench = {
  name: 'schemes',
  async run(say) {
    const topology = await loadTopology();
    const { path, what, classField } = surveyFile();
    const survey = baseOf(withStands(await readSurvey(path, classField)));
    const [longitude, latitude] = centreOf(survey);
    const base = baseOf(withStands(nearest(survey, longitude, latitude, PARCELS)));
    const { bounds } = base.index;
    if (bounds === null) throw new Error('no land');
    const evaluator = createEvaluator({
      base,
      baseline: measureBaseline(base, topology),
      topology,
      now: () => performance.now(),
    });
    const keeper = createEvaluationKeeper(evaluator);
    let plan = planOf(longitude, latitude);
    const own = `${String(SCHEMES)} schemes of ${String(FEATURES)} features on ${String(PARCELS)} areas of ${what}`;
    let revision = 0;

    const findings = createFindingsFinder({ base, layers: new Map(), rules: shippedRules(), topology });
    const matrix = createMatrixKeeper(evaluator, keeper, findings);
    const parts = { keeper, findings };

    // The scheme on screen is worked out when the plan opens; all others are warmed while the planner rests.
    const [onScreen = '', ...others] = schemeIds();
    const firstMs = timeOf(parts, plan, onScreen, revision);
    const warming = timedSteps(matrix.matrixInSteps(plan, { scenarios: others, years: [YEAR] }, revision));
    const visits = others.map((scheme) => timeOf(parts, plan, scheme, revision));
    say(`the scheme on screen ${firstMs.toFixed(0)} ms; warming the others ${warming.words}`);
    const all = timedSteps(matrix.matrixInSteps(plan, { scenarios: schemeIds(), years: YEARS }, revision));
    say(`matrix of ${String(SCHEMES)} schemes × ${String(YEARS.length)} years ${all.words}`);
    const agreement = agreementTimes(evaluator, longitude, latitude);
    say(
      `land of two schemes ${agreement.two.words}; of all ${agreement.all.words}; after an edit ${agreement.edited.words}`,
    );

    const edits: number[] = [];
    const switches: number[] = [];
    const sharedEdits: number[] = [];
    const sharedSwitches: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const scheme = edit % SCHEMES;
      const other = `s${String((scheme + 7) % SCHEMES)}`;
      const keeps = edit >= WARMING_UP;

      revision += 1;
      plan = withMovedVertex(plan, `s${String(scheme)}-${String((edit * 37) % (FEATURES - SHARED))}`, edit);
      const editMs = timeOf(parts, plan, `s${String(scheme)}`, revision);
      const switchMs = timeOf(parts, plan, other, revision);

      // What all schemes inherit changes: no kept number of any of them holds.
      revision += 1;
      plan = withMovedVertex(plan, `shared-${String((edit * 13) % SHARED)}`, edit);
      const sharedEditMs = timeOf(parts, plan, `s${String(scheme)}`, revision);
      const sharedSwitchMs = timeOf(parts, plan, other, revision);
      if (!keeps) continue;
      edits.push(editMs);
      switches.push(switchMs);
      sharedEdits.push(sharedEditMs);
      sharedSwitches.push(sharedSwitchMs);
    }
    const detail = (one: readonly number[], other: readonly number[]): string =>
      `medians ${median(one).toFixed(1)} ms / ${median(other).toFixed(1)} ms, p95 ${quantile(one, 0.95).toFixed(1)} ms / ${quantile(other, 0.95).toFixed(1)} ms; ${own}`;
    return [
      {
        name: 'schemes, going to another scheme / one edit',
        measured: median(switches) / median(edits),
        budget: { atMost: 2 },
        unit: '×',
        detail: detail(switches, edits),
      },
      {
        name: 'schemes, going to another scheme after an edit of what all inherit / that edit',
        measured: median(sharedSwitches) / median(sharedEdits),
        budget: { atMost: 2 },
        unit: '×',
        detail: detail(sharedSwitches, sharedEdits),
      },
      {
        name: 'schemes, first visit of a scheme that was warmed / one edit',
        measured: median(visits) / median(edits),
        budget: { atMost: 2 },
        unit: '×',
        detail: `${detail(visits, edits)}; numbers and findings`,
      },
      {
        name: 'schemes, matrix of 20 × 4: slowest step but one in a thousand / first visit of one scheme',
        measured: quantile(all.steps, SLOWEST_SHARE) / firstMs,
        budget: { atMost: 0.5 },
        unit: '×',
        detail: `${all.words}; between two steps it can be given up`,
      },
      {
        name: 'schemes, land of 20 copied schemes / of two of them',
        measured: agreement.all.elapsedMs / agreement.two.elapsedMs,
        budget: { atMost: 20 },
        unit: '×',
        detail: `${agreement.all.words} / ${agreement.two.words}; every ${String(MOVED_EVERY)}th feature of a copy is moved`,
      },
      {
        name: 'schemes, land of 20 copied schemes after an edit / from scratch',
        measured: agreement.edited.elapsedMs / agreement.all.elapsedMs,
        budget: { atMost: 0.5 },
        unit: '×',
        detail: `${agreement.edited.words} / ${agreement.all.words}`,
      },
    ];
  },
};

/** Runs work to its end and notes how long each step took. */
function timedSteps(steps: Generator<EvaluationProgress, unknown, void>) {
  const durations: number[] = [];
  for (let isDone = false; !isDone;) {
    const started = performance.now();
    isDone = steps.next().done === true;
    durations.push(performance.now() - started);
  }
  const elapsedMs = sum(durations);
  const slowest = durations.reduce((most, one) => Math.max(most, one), 0);
  const words = `${(elapsedMs / 1000).toFixed(1)} s in ${String(durations.length)} steps, the slowest ${slowest.toFixed(0)} ms`;
  return { elapsedMs, steps: durations, words };
}

/** What two and what all copied schemes make of the land, from scratch, and all of them after an edit. */
function agreementTimes(evaluator: Evaluator, longitude: number, latitude: number) {
  const plan = planOf(longitude, latitude, (scheme, at) => at % MOVED_EVERY !== scheme % MOVED_EVERY);
  const of = (state: EvaluablePlan, count: number) =>
    timedSteps(
      evaluator.agreementInSteps(
        schemeIds()
          .slice(0, count)
          .map((scenario) => ({ plan: state, scenario, year: YEAR })),
      ),
    );
  const two = of(plan, 2);
  const all = of(plan, SCHEMES);
  return { two, all, edited: of(withMovedVertex(plan, 's3-17', 1), SCHEMES) };
}

function schemeIds(): string[] {
  return Array.from({ length: SCHEMES }, (_, at) => `s${String(at)}`);
}

/** A baseline with what all inherit, and schemes with features of their own side by side, shifted from scheme to scheme. */
function planOf(
  longitude: number,
  latitude: number,
  isCopied: (scheme: number, at: number) => boolean = () => false,
): EvaluablePlan {
  const features = new Map<string, PlanFeature>();
  const put = (id: string, scenario: string, at: number, shift: number): void => {
    const east = longitude + ((at % COLUMNS) - COLUMNS / 2) * 0.004 + shift;
    const north = latitude + (Math.floor(at / COLUMNS) - FEATURES / COLUMNS / 2) * 0.003 + shift / 2;
    features.set(id, forest(id, scenario, lobedRing(east, north, 0.0011, 24)));
  };
  for (let at = 0; at < SHARED; at += 1) put(`shared-${String(at)}`, 'base', at * 9, 0.0006);
  for (let scheme = 0; scheme < SCHEMES; scheme += 1) {
    for (let at = 0; at < FEATURES - SHARED; at += 1) {
      put(`s${String(scheme)}-${String(at)}`, `s${String(scheme)}`, at, isCopied(scheme, at) ? 0 : scheme * 0.0001);
    }
  }
  const scenarios: readonly Scenario[] = [
    { id: 'base', name: '现状' },
    ...schemeIds().map((id) => ({ id, name: id, parent: 'base' })),
  ];
  const carbon = { settings: proposedSettings({ seed: 'jizhou', baseYear: 2020 }), library: createFactorLibrary({}) };
  return { features, scenarios, targets: [], carbon };
}

function forest(id: string, scenario: string, geometry: Polygon): PlanFeature {
  const properties = { kind: 'forest', scenario, from: 2025, until: null, status: 'planned', name: id } as const;
  return { id, geometry, properties: { ...properties, species: '油松' } };
}

function withMovedVertex(plan: EvaluablePlan, id: string, edit: number): EvaluablePlan {
  const feature = plan.features.get(id);
  if (feature?.geometry.type !== 'Polygon') throw new Error(`no feature ${id}`);
  const [first = [], ...rest] = feature.geometry.coordinates[0]?.slice(0, -1) ?? [];
  const moved = first.map((value) => value + 1e-5 * ((edit % 5) + 1));
  const features = new Map(plan.features);
  features.set(id, { ...feature, geometry: { type: 'Polygon', coordinates: [[moved, ...rest, moved]] } });
  return { ...plan, features };
}

/** Numbers and findings of a scheme, as the page asks for them after each edit and when it goes to another one. */
function timeOf(
  { keeper, findings }: { readonly keeper: EvaluationKeeper; readonly findings: FindingsFinder },
  plan: EvaluablePlan,
  scenario: string,
  revision: number,
): number {
  const scope = { scenario, year: YEAR, revision };
  const started = performance.now();
  const evaluation = runSteps(keeper.evaluateInSteps(plan, scope));
  runSteps(findings.findInSteps(plan, scope));
  const elapsedMs = performance.now() - started;
  if (evaluation.contributions.length < FEATURES / 2) throw new Error('features were not counted');
  return elapsedMs;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
