import type { DistrictSummary, EngineProgress } from '../../workers/engine/contract/open-district.ts';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { ParcelInfo } from '../../workers/engine/contract/parcel-query.ts';
import type { Preview } from '../../workers/engine/contract/plan-update.ts';
import type { CarbonQuantity } from '../evaluate/carbon/carbon-shade.ts';
import type { KindId } from '../kinds/kind.ts';
import type { CarbonChoices } from '../plan/carbon-choices.ts';
import type { SetTargets } from '../plan/plan-command.ts';
import type { BaseDataset, Plan } from '../plan/plan.ts';
import type { Seed } from '../plan/seed.ts';
import type { PlanDifference } from '../plan/plan-difference.ts';
import type { HistoryStep, StepName } from '../plan/step-name.ts';
import type { Target } from '../plan/target.ts';
import type { BaseImport } from './base-import.ts';
import type { CarbonState } from './carbon-state.ts';
import type { Cell, WritableCell } from './cell.ts';
import type { PointerPlace, Sketch, ToolId } from './pencil-state.ts';
import type { Results } from './results.ts';
import type { CompareDesk } from './compare-state.ts';
import type { DraftingSettings } from './drafting-settings.ts';
import type { Editing } from './editing.ts';
import type { CoverageDesk } from './coverage-desk.ts';
import type { EligibleDesk } from './eligible-state.ts';
import type { EnergyState } from './energy-state.ts';
import type { EstimateDesk } from './estimate-check.ts';
import type { FactorDesk } from './factor-desk.ts';
import type { FeatureExport } from './feature-export.ts';
import type { FeatureImport } from './feature-import.ts';
import type { FindingDesk } from './finding-state.ts';
import type { LandQuality } from './land-quality.ts';
import type { MethodDesk } from './method-state.ts';
import type { PieceWeighing } from './piece-weighing.ts';
import type { SchemeDesk } from './scheme-desk.ts';
import type { SchemeLens } from './scheme-lens.ts';
import type { YearDesk } from './year-desk.ts';
import type { YearPlayer } from './year-player.ts';
import type { ChapterDesk, PresentDesk } from './present-state.ts';
import type { LedgerExport } from './ledger-export-state.ts';
import type { ReportPrinting, SheetDesk } from './sheet-state.ts';
import type { LandShadingCells } from './shading-state.ts';
import type { RuleDesk } from './rule-desk.ts';
import type { SingleFileDesk } from './single-file-state.ts';
import type { CarbonSimulation } from './simulation-state.ts';
import type { SitingDesk } from './siting-state.ts';

/** Whether the draft is safely written. */
export type SaveState =
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'saving' }
  | { readonly state: 'memory-only'; readonly code: string; readonly since: number | null; readonly steps: number };

/** A failure in words: what happened, and what can be done. `code` names the messages `problem.<code>.title/.text`. */
export interface Problem {
  readonly id: string;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly actions: readonly { readonly id: string; readonly run: () => void }[];
}

/** What opening the district is doing. */
export type OpeningState =
  | { readonly state: 'opening'; readonly steps: readonly EngineProgress[] }
  | { readonly state: 'open'; readonly summary: DistrictSummary }
  | { readonly state: 'failed'; readonly code: string; readonly details: Readonly<Record<string, string | number>> };

/** What the engine is doing about the numbers, where that takes long enough to be said. */
export type EvaluationWork =
  | { readonly state: 'idle' }
  /** `share` 0–1, null while unknown. */
  | { readonly state: 'working'; readonly share: number | null }
  /** Stopped by the user; the numbers are old until he asks again or edits. */
  | { readonly state: 'stopped' };

/** Colours of the parcels: by broad group and quiet, or those of the standard for land-use maps (标准图式色). */
export type LandColours = 'soft' | 'standard';

/** A layer of the list on the left. `plan:<kind>`, `base:<role>`, `base:land-cover`. */
export interface LayerState {
  readonly id: string;
  readonly visible: boolean;
  readonly opacity: number;
  readonly locked: boolean;
  /** Of land cover alone: those of classes, or what of carbon colours it. Soft when left out. */
  readonly colours?: LandColours | CarbonQuantity;
}

/** A short message at the foot of the map. */
export interface Toast {
  readonly id: number;
  /** A message key. */
  readonly key: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly undoable: boolean;
}

/** The open plan and everything the screen shows of it. Panels and map read cells and call the functions. */
export interface Desk {
  readonly draftId: string;
  readonly seed: Seed | null;
  /** Targets in force: the seed's and the plan's own. */
  targets(): readonly Target[];
  /** Those that the seed brings, as it has them. */
  seedTargets(): readonly Target[];
  readonly plan: Cell<Plan>;
  readonly scenario: Cell<string>;
  readonly year: Cell<number>;
  readonly opening: Cell<OpeningState>;
  readonly results: Cell<Results>;
  readonly work: Cell<EvaluationWork>;
  readonly quality: Cell<LandQuality>;
  readonly baseImport: BaseImport;
  /** Takes the plan's own dataset of a role away; what the seed brings is used again. */
  removeBase(role: BaseDataset['role']): void;
  readonly featureImport: FeatureImport;
  readonly featureExport: FeatureExport;
  readonly ledgerExport: LedgerExport;
  readonly sheets: SheetDesk;
  readonly reportPrinting: ReportPrinting;
  readonly singleFile: SingleFileDesk;
  readonly factors: FactorDesk;
  readonly estimate: EstimateDesk;
  readonly carbon: Cell<CarbonState>;
  readonly energy: Cell<EnergyState>;
  readonly eligible: EligibleDesk;
  readonly coverage: CoverageDesk;
  readonly findings: FindingDesk;
  readonly siting: SitingDesk;
  readonly chapters: ChapterDesk;
  readonly present: PresentDesk;
  readonly rules: RuleDesk;
  readonly compare: CompareDesk;
  readonly simulation: CarbonSimulation;
  readonly methods: Omit<MethodDesk, 'dispose'>;
  readonly saved: Cell<SaveState>;
  readonly undoStep: Cell<StepName | null>;
  readonly redoStep: Cell<StepName | null>;
  readonly schemes: SchemeDesk;
  readonly years: YearDesk;
  readonly player: Omit<YearPlayer, 'dispose'>;
  readonly weighing: Omit<PieceWeighing, 'follow' | 'dispose'>;
  /** What the map sets back, and what of another scheme it shows. */
  readonly lens: WritableCell<SchemeLens>;
  readonly selection: Cell<ReadonlySet<string>>;
  readonly hovered: WritableCell<string | null>;
  readonly tool: Cell<ToolId>;
  /** Kind the drawing tools make. */
  readonly kind: Cell<KindId>;
  readonly layers: Cell<readonly LayerState[]>;
  readonly landShading: LandShadingCells;
  readonly sketch: Cell<Sketch | null>;
  readonly preview: Cell<Preview | null>;
  readonly pointer: WritableCell<PointerPlace | null>;
  readonly parcel: WritableCell<ParcelInfo | null>;
  /** Number of the parcel that a table points to. */
  readonly pointedParcel: WritableCell<number | null>;
  readonly problems: Cell<readonly Problem[]>;
  readonly toast: Cell<Toast | null>;
  readonly engine: Cell<EngineApi | null>;
  /** Place that a table points at, marked on the map. */
  readonly marked: WritableCell<PointerPlace | null>;
  readonly editing: Editing;
  readonly drafting: WritableCell<DraftingSettings>;
  /** All steps of the plan, oldest first. */
  readonly history: Cell<readonly HistoryStep[]>;

  /** Sets what carbon is worked out with, as one step; what is left out is as proposed. */
  setCarbon(choices: CarbonChoices): void;
  /** Chooses what coverage by stations is worked out with, as one step; null: as proposed. */
  setCoverage(choices: NonNullable<Plan['coverage']> | null): void;
  /** Changes targets of the plan's own and readings, see `SetTargets`; `name` is what the record calls one target. */
  setTargets(targets: SetTargets['targets'], label: SetTargets['label'], name: string): void;
  /** Says which land classes count as blue-green space, as one step; null: as proposed. */
  setBlueGreen(classes: readonly string[] | null): void;
  /** Carbon is worked out in detail only while somebody looks at it. */
  watchCarbon(isWatched: boolean): void;
  /** Energy is worked out year by year only while somebody looks at it. */
  watchEnergy(isWatched: boolean): void;
  chooseScenario(id: string): void;
  chooseYear(year: number): void;
  chooseTool(tool: ToolId): void;
  /** Arms the tool that draws this kind. */
  chooseKind(kind: KindId): void;
  select(ids: Iterable<string>): void;
  /** The shape under the pencil changed (null = put the pencil down); measures it. */
  setSketch(sketch: Sketch | null): void;
  /** Keeps the shape under the pencil as one step; refuses an invalid one and says why. */
  commitSketch(): void;
  renamePlan(name: string): void;
  addScenario(): void;
  removeSelected(): void;
  undo(): void;
  redo(): void;
  /** Undoes or redoes until this is the last step done; null = before the first one. */
  goToStep(id: string | null): void;
  /** What differs between the plan after a step (null: before the first) and the plan now. */
  changesSince(step: string | null): PlanDifference;
  /** The plan as it was after a step (null: before the first). */
  planAfter(step: string | null): Plan;
  setLayer(id: string, change: Partial<Omit<LayerState, 'id'>>): void;
  /** Saves the plan file; the draft stays. */
  savePlanFile(): Promise<void>;
  /** Tries again to write what is only in memory. */
  retrySaving(): Promise<void>;
  dismissProblem(id: string): void;
  dismissToast(): void;
  /** Gives up the evaluation under way. */
  stopEvaluation(): void;
  evaluateAgain(): void;
  /** Opens the district again after a failure. */
  retry(): void;
  close(): Promise<void>;
}
