import type { MultiPolygon, Polygon } from 'geojson';
import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import type { ParcelInfo } from '../../workers/engine/contract/parcel-query.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { KindId } from '../kinds/kind.ts';
import { dataNotesOf, withDataNotes } from '../plan/data-notes.ts';
import { createPlanDocument, type PlanDocument } from '../plan/document.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import type { Target } from '../plan/target.ts';
import type { PlanCommand } from '../plan/plan-command.ts';
import { writePlanFile } from '../plan/plan-file.ts';
import { startAutosave } from './autosave.ts';
import { keepBase } from './base-keeper.ts';
import { type Cell, createCell } from './cell.ts';
import type { Desk } from './desk.ts';
import type { PointerPlace } from './pencil-state.ts';
import { createDeskExports } from './desk-exports.ts';
import { districtSources, type OpenSeed, targetsInForce } from './district-sources.ts';
import { createEditing } from './create-editing.ts';
import { keepDraftingSettings } from './drafting-settings.ts';
import { describeDraft } from './draft-description.ts';
import type { EditGround } from './edit-ground.ts';
import { obstacleTo } from './edit-obstacles.ts';
import type { EditOperation } from './editing.ts';
import { createEstimateDesk } from './estimate-check.ts';
import { createFactorDesk } from './factor-desk.ts';
import { startEngineWork } from './engine-work.ts';
import { createFeatureExchange } from './feature-exchange.ts';
import { hasOpenFindings } from './finding-state.ts';
import { followDocument } from './follow-document.ts';
import { createLandDesks } from './land-desks.ts';
import { faultCount } from './land-quality.ts';
import { keepLayers } from './layer-keeper.ts';
import { createPencil } from './pencil.ts';
import { createPlanSettings } from './plan-settings.ts';
import type { SessionPorts } from './ports.ts';
import { createProblemList } from './problem-list.ts';
import { createSchemeWork } from './scheme-work.ts';
import { NO_LENS, type SchemeLens } from './scheme-lens.ts';
import { type AskedScope, startScope } from './start-scope.ts';
import { createStepHistory } from './step-history.ts';
import { createToastLine } from './toast-line.ts';

/** What opening a desk needs. */
export interface OpenDeskOptions {
  readonly ports: SessionPorts;
  readonly draftId: string;
  /** A plan just read, or the stored updates of a draft with the time of the last one. */
  readonly source: Plan | { readonly updates: readonly Uint8Array[]; readonly storedAt: number };
  readonly seed: OpenSeed | null;
  readonly language: Cell<Language>;
  readonly scope?: AskedScope;
}

/** Opens a plan: document, autosave, engine and numbers, all wired to one {@link Desk}. */
export function openDesk(options: OpenDeskOptions): Desk {
  const { ports, seed, language } = options;
  const isDraft = 'updates' in options.source;
  const document: PlanDocument = createPlanDocument(options.source, { author: 'local' });
  const first = document.snapshot();
  const scope = startScope(first, options.scope);

  const plan = createCell(first);
  const scenario = createCell(scope.scenario);
  const year = createCell(scope.year);
  const { follow, ...history } = createStepHistory(document, () => pencil.put());
  const selection = createCell<ReadonlySet<string>>(new Set());
  const kind = createCell<KindId>('forest');
  const layerKeeper = keepLayers(plan, () => ({
    hasFaults: faultCount(watch.quality.get().summary) > 0,
    hasCoverage: land.coverage.isWatched.get(),
    hasFindings: hasOpenFindings(land.findings.state.get()),
  }));
  const { layers } = layerKeeper;
  const problems = createProblemList(() => ports.newId());
  const toast = createToastLine((delayMs, action) => ports.after(delayMs, action));

  /** Files chosen in this session, by the hash of their content. */
  const shelf = new Map<string, readonly BaseFile[]>();
  const engineWork = startEngineWork({
    ports,
    document,
    district: () => districtSources(document.snapshot(), seed, shelf),
    targets: () => targetsInForce(document.snapshot(), seed),
    scenario,
    year,
    problems,
    toast,
    onLand: (progress) => (progress.step === 'agreement' ? schemeWork.compare : land.eligible).follow(progress),
  });
  const { keeper, loop, carbon, energy, simulation, watch } = engineWork;
  const base = keepBase({
    plan,
    keeper,
    problems,
    shelf,
    pickFiles: (extensions) => ports.files.pickMany(extensions),
    run,
    toast,
  });
  const autosave = startAutosave({
    document,
    store: ports.drafts,
    channel: ports.openTabChannel(options.draftId),
    draftId: options.draftId,
    storedAt: isDraft && 'storedAt' in options.source ? options.source.storedAt : null,
    storedUpdates: 'updates' in options.source ? options.source.updates.length : 0,
    describe: () => describeDraft(plan.get(), loop.results.get()),
    now: () => ports.now(),
    after: (delayMs, action) => ports.after(delayMs, action),
  });

  function run(command: PlanCommand): void {
    document.run(command, { at: ports.now() });
  }

  const ground: EditGround = {
    plan,
    scenario,
    year,
    selection,
    kind,
    engine: keeper.engine,
    select: (ids) => selection.set(new Set(ids)),
    run,
    refuse: (obstacle) => toast.say(`obstacle.${obstacle}`),
    say: toast.say,
    newId: () => ports.newId(),
    kindName: (id) => translate(language.get(), `kind.${id}`),
    isLayerLocked: (id) => layers.get().some((layer) => layer.id === `plan:${id}` && layer.locked),
  };
  const pointer = createCell<PointerPlace | null>(null);
  const parcel = createCell<ParcelInfo | null>(null);
  const editing = createEditing(ground);
  const pencil = createPencil(keeper.engine, kind, ground);
  const targets = (): readonly Target[] => targetsInForce(plan.get(), seed);
  const boundary = (): Polygon | MultiPolygon | null => plan.get().boundary ?? seed?.boundary ?? null;
  /** What works on the numbers and the district as they come. */
  const followed = { engine: keeper.engine, results: loop.results };
  const land = createLandDesks({
    ...followed,
    ...{ ports, language, ground, editing, pencil, layers, pointer, parcel },
    say: toast.say,
  });
  const schemeWork = createSchemeWork({
    ...followed,
    ...{ ports, document, language, ground, scenario, year, selection, layers, pencil, targets, boundary },
    draftId: options.draftId,
    say: toast.say,
  });
  const exchange = createFeatureExchange(ports, ground, language, boundary);
  const exports = createDeskExports({
    ports,
    ...followed,
    ...{ plan, layers, language, seed, targets, boundary },
    opening: keeper.opening,
    say: toast.say,
  });

  const factors = createFactorDesk({ ports, plan, language, run, say: toast.say });
  const estimate = createEstimateDesk({ ports, plan, engine: keeper.engine, language, run, say: toast.say });

  /** Whether an operation can be done with features; says why not. */
  function allows(operation: EditOperation, features?: readonly PlanFeature[]): boolean {
    const obstacle = obstacleTo(ground, operation, features);
    if (obstacle !== null) ground.refuse(obstacle);
    return obstacle === null;
  }

  const stops = [
    watch.quality.subscribe(layerKeeper.list),
    land.findings.state.subscribe((state) => {
      const isListed = layers.get().some(({ id }) => id === 'plan:findings');
      if (isListed !== hasOpenFindings(state)) layerKeeper.list();
    }),
    land.coverage.isWatched.subscribe(layerKeeper.list),
    followDocument(document, {
      ...{ plan, scenario, year, selection },
      onPlan() {
        follow();
        layerKeeper.list();
      },
      onBase: () => keeper.restart(),
    }),
    autosave.nearlyFull.subscribe((isNearlyFull) => {
      if (!isNearlyFull) return problems.settle(({ code }) => code === 'storage-nearly-full');
      problems.raise('storage-nearly-full', {}, [{ id: 'save-file', run: () => void desk.savePlanFile() }]);
    }),
  ];

  const desk: Desk = {
    draftId: options.draftId,
    seed: seed?.seed ?? null,
    targets,
    seedTargets: () => seed?.targets ?? [],
    plan,
    scenario,
    year,
    opening: keeper.opening,
    results: loop.results,
    work: loop.work,
    carbon: carbon.carbon,
    energy: energy.energy,
    eligible: land.eligible,
    findings: land.findings,
    siting: land.siting,
    rules: land.rules,
    coverage: land.coverage,
    compare: schemeWork.compare,
    simulation,
    methods: engineWork.methods,
    watchCarbon: (isWatched) => carbon.watch(isWatched),
    watchEnergy: (isWatched) => energy.watch(isWatched),
    quality: watch.quality,
    baseImport: base.baseImport,
    removeBase: base.remove,
    featureImport: exchange.featureImport,
    featureExport: exchange.featureExport,
    ...exports.desk,
    factors,
    estimate,
    saved: autosave.state,
    schemes: schemeWork.schemes,
    years: schemeWork.years,
    player: schemeWork.player,
    weighing: engineWork.weighing,
    lens: createCell<SchemeLens>(NO_LENS),
    selection,
    hovered: createCell<string | null>(null),
    ...pencil,
    layers,
    landShading: land.landShading,
    pointer,
    parcel,
    pointedParcel: createCell<number | null>(null),
    problems: problems.problems,
    toast: toast.toast,
    engine: keeper.engine,
    marked: createCell<PointerPlace | null>(null),
    editing,
    drafting: keepDraftingSettings(ports.preferences),
    ...history,
    ...schemeWork.choice,
    ...createPlanSettings(run),
    chapters: schemeWork.chapters,
    present: schemeWork.present,

    select(ids) {
      selection.set(new Set([...ids].filter((id) => plan.get().features.has(id))));
    },
    removeSelected() {
      const ids = [...selection.get()];
      if (ids.length === 0 || !allows('remove')) return;
      const name = plan.get().features.get(ids[0] ?? '')?.properties.name ?? '';
      run({ do: 'remove-features', ids, scenario: scenario.get() });
      if (ids.length === 1) toast.say('toast.removed', { name }, true);
      else toast.say('toast.removed-many', { count: ids.length }, true);
    },
    setLayer: (id, change) => layerKeeper.set(id, change),
    async savePlanFile() {
      const text = writePlanFile(withDataNotes(plan.get(), dataNotesOf(plan.get(), seed?.seed ?? null)));
      const name = `${plan.get().name}.plan.json`;
      if (await ports.files.save(name, text, 'application/geo+json')) toast.say('toast.saved-file', { name });
    },
    async retrySaving() {
      await autosave.retry();
    },
    dismissProblem: (id) => problems.dismiss(id),
    dismissToast: () => toast.dismiss(),
    stopEvaluation: () => loop.stop(),
    evaluateAgain: () => loop.again(),
    retry() {
      keeper.restart();
    },
    async close() {
      await autosave.retry();
      for (const stop of stops) stop();
      toast.dismiss();
      exchange.dispose();
      exports.dispose();
      factors.dispose();
      estimate.dispose();
      land.dispose();
      schemeWork.dispose();
      base.dispose();
      autosave.dispose();
      engineWork.dispose();
      document.destroy();
    },
  };
  return desk;
}
