import type { Evaluation, EvaluationProgress } from '../../src/evaluate/evaluation.ts';
import { checkEstimate } from '../../src/evaluate/carbon/estimate-check.ts';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { sumOf } from '../../src/geo/compensated-sum.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';
import { attributeAt } from '../../src/land/attribute-column.ts';
import { classCodeOf } from '../../src/land/land-table.ts';
import { parcelAt } from '../../src/land/parcel-at.ts';
import type { EngineApi } from './api.ts';
import type { ParcelInfo } from './contract/parcel-query.ts';
import type { QualitySummary } from './contract/quality-summary.ts';
import type { District } from './district.ts';
import { createDrafting } from './drafting.ts';
import type { EnginePorts } from './engine-ports.ts';
import { createEngineSiting } from './engine-siting.ts';
import { createEngineAgreement } from './engine-agreement.ts';
import { createEngineCoverage } from './engine-coverage.ts';
import { createEngineFindings } from './engine-findings.ts';
import { createEngineDistrict } from './engine-district.ts';
import { createEnginePacking } from './engine-packing.ts';
import { createEngineSchemes } from './engine-schemes.ts';
import { createEngineShades } from './engine-shades.ts';
import { createEngineLedger } from './engine-ledger.ts';
import { createEngineEligible } from './engine-eligible.ts';
import { createEngineTerrain } from './engine-terrain.ts';
import { createEngineTiles } from './engine-tiles.ts';
import { areaDifferencePage, faultPage } from './fault-pages.ts';
import { inspectBase } from './inspect-base.ts';
import { namingOutOfMemory } from './out-of-memory.ts';
import { parcelId } from './parcel-names.ts';
import { previewSketch } from './preview-sketch.ts';
import { runInSlices } from './slices.ts';
import { updatedPlan } from './updated-plan.ts';

/** Starts an engine without a district. */
export function createEngine(ports: EnginePorts): EngineApi {
  const district = createEngineDistrict(ports);
  const { opened } = district;
  let plan: EvaluablePlan = { features: new Map(), scenarios: [], targets: [], zones: [] };
  let revision = 0;
  let cancellations = 0;

  /** Runs work on the plan as it stands, in slices; a newer plan or a cancellation ends it. */
  async function runOnPlan<Result>(
    current: District,
    steps: Generator<EvaluationProgress, Result, void>,
    code: 'evaluation' | 'carbon' | 'simulation',
  ): Promise<Result> {
    return runInSlices(
      steps,
      ports,
      ({ done, total }) =>
        ports.onProgress({ step: code === 'simulation' ? 'simulate' : 'evaluate', source: '', done, total }),
      stopCodeOf(current, code),
    );
  }

  /** Runs work with progress until nobody wants it any more, or it is outdated. */
  function runWanted<Result>(
    current: District,
    steps: Generator<EvaluationProgress, Result, void>,
    step: 'eligible' | 'agreement',
    isWanted: () => boolean,
  ): Promise<Result> {
    const stopCode = stopCodeOf(current, step);
    return runInSlices(
      steps,
      ports,
      ({ done, total }) => ports.onProgress({ step, source: '', done, total }),
      () => stopCode() ?? (isWanted() ? null : `${step}-cancelled`),
    );
  }

  /** Tells whether work that begins now is still wanted. */
  function stopCodeOf(current: District, code: string): () => string | null {
    const asked = { revision, cancellations };
    return () => {
      // An inspection that changed no parcel makes another district with the same numbers.
      const isOther = district.current()?.evaluator !== current.evaluator;
      if (isOther || revision !== asked.revision) return `${code}-outdated`;
      return cancellations === asked.cancellations ? null : `${code}-cancelled`;
    };
  }

  const shades = createEngineShades({
    openBase: () => opened().base,
    revision: () => revision,
    async parcelCarbon({ quantity, scenario, year }) {
      const current = opened();
      const steps = current.evaluator.parcelCarbonInSteps(plan, { scenario, year, revision }, quantity);
      return runOnPlan(current, steps, 'carbon');
    },
  });

  async function evaluateNow(scenario: string, year: number): Promise<Evaluation> {
    const current = opened();
    const started = ports.now();
    const steps = current.evaluations.evaluateInSteps(plan, { scenario, year, revision });
    const evaluation = await runOnPlan(current, steps, 'evaluation');
    return { ...evaluation, elapsedMs: ports.now() - started };
  }

  return {
    open: (asked) => namingOutOfMemory(() => district.open(asked)),
    async update(update) {
      plan = updatedPlan(plan, update);
      revision = update.revision;
    },
    evaluate: (scenario, year) => namingOutOfMemory(() => evaluateNow(scenario, year)),
    async cancel() {
      cancellations += 1;
    },
    energy: (scenario, years) =>
      namingOutOfMemory(async () => {
        const current = opened();
        const steps = current.evaluator.energyInSteps(plan, { scenario, revision }, years);
        return runInSlices(steps, ports, () => undefined, stopCodeOf(current, 'energy'));
      }),
    carbon: (scenario, year) =>
      namingOutOfMemory(async () => {
        const current = opened();
        return runOnPlan(current, current.evaluator.carbonInSteps(plan, { scenario, year, revision }), 'carbon');
      }),
    carbonSeries: (scenario, lastYear) =>
      namingOutOfMemory(async () => {
        const current = opened();
        const scope = { scenario, year: lastYear, revision };
        return runOnPlan(current, current.evaluator.carbonSeriesInSteps(plan, scope, lastYear), 'carbon');
      }),
    compareMethods: (scenario, year, pair) =>
      namingOutOfMemory(async () => {
        const current = opened();
        return runOnPlan(current, current.evaluator.methodsInSteps(plan, { scenario, year, revision }, pair), 'carbon');
      }),
    checkEstimate: (table) =>
      namingOutOfMemory(async () => {
        const { base } = opened();
        return base === null || plan.carbon === undefined ? null : checkEstimate(table, base, plan.carbon);
      }),
    simulateCarbon: (scenario, year, options) =>
      namingOutOfMemory(async () => {
        const current = opened();
        const steps = current.evaluator.simulateInSteps(plan, { scenario, year, revision }, options);
        return runOnPlan(current, steps, 'simulation');
      }),
    async preview(asked) {
      return previewSketch(asked, plan, opened().evaluator);
    },
    ...createEngineLedger({
      district: opened,
      plan: () => plan,
      revision: () => revision,
      run: (current, steps) => runInSlices(steps, ports, () => undefined, stopCodeOf(current, 'ledger')),
    }),
    ...createEngineSchemes({
      ports,
      district: opened,
      plan: () => plan,
      revision: () => revision,
      outdated: (current) => {
        const asked = revision;
        return () => revision !== asked || district.current()?.evaluator !== current.evaluator;
      },
    }),
    ...createEngineAgreement({
      district: opened,
      plan: () => plan,
      revision: () => revision,
      run: (current, steps, isWanted) => runWanted(current, steps, 'agreement', isWanted),
    }),
    ...createEngineCoverage({
      district: opened,
      topology: district.topology,
      plan: () => plan,
      revision: () => revision,
      run: (steps) =>
        runInSlices(
          steps,
          ports,
          () => undefined,
          () => null,
        ),
    }),
    ...createEngineFindings({
      district: opened,
      plan: () => plan,
      revision: () => revision,
      run: (current, steps) => runInSlices(steps, ports, () => undefined, stopCodeOf(current, 'findings')),
    }),
    ...createEngineSiting({
      district: opened,
      plan: () => plan,
      revision: () => revision,
      run: (current, steps) => runInSlices(steps, ports, () => undefined, stopCodeOf(current, 'screening')),
    }),
    ...createEngineEligible({
      district: opened,
      plan: () => plan,
      revision: () => revision,
      run: (current, steps, isWanted) => runWanted(current, steps, 'eligible', isWanted),
    }),
    ...createEngineTerrain({
      district: opened,
      asked: () => district.asked(),
      plan: () => plan,
      topology: district.topology,
    }),
    ...createEnginePacking(() => opened()),
    ...shades.api,
    ...createEngineTiles(() => opened().base, shades.shadesOf),
    ...createDrafting({ openBase: () => opened().base, topology: district.topology, clock: ports }),
    async parcelAt(longitude, latitude) {
      const { base } = opened();
      if (base === null) return null;
      const parcel = parcelAt(base.land, base.index, planeX(longitude), planeY(latitude));
      return parcel === null ? null : parcelInfo(base, parcel);
    },
    async parcels(offset, limit) {
      const { base } = opened();
      if (base === null) return { total: 0, rows: [] };
      const total = base.land.parcelCount;
      const count = Math.max(0, Math.min(limit, total - offset));
      return { total, rows: Array.from({ length: count }, (_, row) => parcelInfo(base, offset + row)) };
    },
    inspectBase: (files, encoding) => inspectBase(files, encoding ?? null, district.asked()?.boundary ?? null),
    async quality() {
      return qualitySummary(opened());
    },
    async faults(kind, offset, limit) {
      const { base, quality } = opened();
      if (base === null || quality?.state !== 'done') return { total: 0, rows: [] };
      return faultPage(quality.report, base.land, kind, offset, limit);
    },
    async areaDifferences(offset, limit) {
      const { base, controlAreaM2 } = opened();
      return base === null ? null : areaDifferencePage(base.land, controlAreaM2, offset, limit);
    },
    async layer(role) {
      return opened().layers.get(role) ?? null;
    },
  };
}

function qualitySummary({ base, quality }: District): QualitySummary | null {
  if (base === null || quality === null) return null;
  if (quality.state !== 'done') return { state: quality.state, code: quality.state === 'failed' ? quality.code : null };
  const { report, areaBeforeM2 } = quality;
  return {
    state: 'done',
    counts: report.counts,
    repairedParcels: report.changedParcels.length,
    areaBeforeM2,
    areaAfterM2: sumOf(base.land.areasM2),
  };
}

function parcelInfo(base: LandBase, parcel: number): ParcelInfo {
  const attributes: Record<string, string | number | null> = {};
  for (const [role, column] of base.land.attributes) attributes[role] = attributeAt(column, parcel);
  return {
    parcel,
    id: parcelId(base.land, parcel),
    classCode: classCodeOf(base.land, parcel),
    areaM2: base.land.areasM2[parcel] ?? 0,
    attributes,
  };
}
