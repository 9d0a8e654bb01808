import { createContext } from 'svelte';
import type { KindId } from '../kinds/kind.ts';
import { boardRows } from '../report/board-rows.ts';
import { featureRows } from '../report/feature-rows.ts';
import { earlierStates, firstSides } from '../session/compare-sides.ts';
import type { Desk } from '../session/desk.ts';
import type { Session } from '../session/session.ts';
import { type CarbonSection, CarbonView } from './carbon/carbon-view.svelte.ts';
import { SchemeView } from './schemes/scheme-view.svelte.ts';
import { readDeskCells } from './desk-cells.ts';
import { CompareView } from './compare/compare-view.svelte.ts';
import type { MapView } from '../map/map-view.ts';

/** Tables of the bottom drawer. */
export type DrawerTable =
  'chapters' | 'parcels' | 'features' | 'carbon' | 'ledger' | 'history' | 'land' | 'quality' | 'areas';

/** Panels of the left dock on narrow screens. */
export type DockPanel = 'layers' | 'draw';

/** What lies over the desk until it is closed. */
export type Overlay =
  | 'palette'
  | 'shortcuts'
  | 'help'
  | 'factors'
  | 'carbon-settings'
  | 'estimate'
  | 'targets'
  | 'rules'
  | 'single-file'
  | 'sheets'
  | 'sheet-frame'
  | 'report'
  | 'blue-green';

/** Commands that ask for something before they do it. */
export type Asked = 'buffer' | 'simplify' | 'resize' | 'duplicate' | 'folder' | 'paint' | 'turbines';

/** How many kinds the digit keys reach. */
const RECENT_KINDS = 9;

/** Long enough to read a sentence. */
const REFUSAL_MS = 5000;

/** The open desk for components: its cells as reactive reads, and what only the screen knows. */
export class DeskState {
  readonly desk: Desk;
  readonly session: Session;
  readonly carbonView: CarbonView;
  readonly schemeView: SchemeView;
  readonly #cells: ReturnType<typeof readDeskCells>;
  /** Id of the target whose number is explained. */
  explained = $state<string | null>(null);
  drawer = $state<DrawerTable | null>(null);
  /** Chapter that is being written. */
  chapterId = $state<string | null>(null);
  /** Factor that the library is opened at; the library forgets it once it is shown. */
  wantedFactor = $state<string | null>(null);
  dock = $state<DockPanel | null>(null);
  dockPinned = $state(false);
  map = $state.raw<MapView | null>(null);
  recentKinds = $state.raw<readonly KindId[]>([]);
  /** Ids of the commands used last, the newest first. */
  recentCommands = $state.raw<readonly string[]>([]);
  overlay = $state<Overlay | null>(null);
  asked = $state<Asked | null>(null);
  /** The comparison that lies over the desk. */
  compare = $state.raw<CompareView | null>(null);
  /** Why the command asked for was not carried out; shown for a few seconds. */
  refusal = $state<string | null>(null);
  #refusalTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whether nothing may be changed: the window is too narrow for drawing, or the page is a single file. */
  readOnly = $state(false);
  /** Whether the page is a single file. */
  isViewer = $state(false);
  /** Whether the name of the plan is being typed. */
  isRenaming = $state(false);
  /** Goes up when the list of features is asked for by key; with `wantsFind` the search field gets the focus. */
  featureCalls = $state(0);
  wantsFind = $state(false);
  readonly #rows = $derived.by(() => {
    return boardRows(this.#targetsOf(this.plan), this.results.evaluation, this.year);
  });
  readonly #features = $derived.by(() => featureRows(this.plan, this.scenario, this.results.evaluation));

  constructor(desk: Desk, session: Session) {
    this.desk = desk;
    this.session = session;
    this.carbonView = new CarbonView(desk);
    this.schemeView = new SchemeView(desk);
    this.#cells = readDeskCells(desk);
  }

  get plan() {
    return this.#cells.plan.current;
  }
  /** System of the land class codes on screen; none with a demo base, which has those of the third survey. */
  get classSystem() {
    return this.plan.base.find((one) => one.role === 'land-cover')?.classSystem;
  }
  get scenario() {
    return this.#cells.scenario.current;
  }
  get year() {
    return this.#cells.year.current;
  }
  get opening() {
    return this.#cells.opening.current;
  }
  get results() {
    return this.#cells.results.current;
  }
  get carbon() {
    return this.#cells.carbon.current;
  }
  get energy() {
    return this.#cells.energy.current;
  }
  /** Where a kind could go. */
  get eligible() {
    return this.#cells.eligible.current;
  }
  get coverage() {
    return this.#cells.coverage.current;
  }
  /** Coverage as surfaces on the map. */
  get coverageSurfaces() {
    return this.#cells.coverageSurfaces.current;
  }
  get coverageDistance() {
    return this.#cells.coverageDistance.current;
  }
  /** Coverage with the station under the pointer where it is. */
  get coveragePreview() {
    return this.#cells.coveragePreview.current;
  }
  /** The station under the pointer. */
  get stationAim() {
    return this.#cells.stationAim.current;
  }
  get isCoverageWatched() {
    return this.#cells.isCoverageWatched.current;
  }
  get findings() {
    return this.#cells.findings.current;
  }
  /** Chapters of the report, in their order. */
  get chapters() {
    return this.#cells.chapters.current;
  }
  /** Entries of the plan's views that are no chapters. */
  get foreignViews() {
    return this.#cells.foreignViews.current;
  }
  /** The report that is being given, or null. */
  get presented() {
    return this.#cells.presented.current;
  }
  /** What was changed since the meeting began. */
  get meeting() {
    return this.#cells.meeting.current;
  }
  /** Numbers of other schemes and years. */
  get scopeNumbers() {
    return this.#cells.scopeNumbers.current;
  }
  /** Whether the engine looks for a shape without a conflict. */
  get isFixing() {
    return this.#cells.fixing.current;
  }
  /** What can be built of the field that is looked at. */
  get site() {
    return this.#cells.site.current;
  }
  /** Which grid factor the field's avoided emission is told with. */
  get gridCalibre() {
    return this.#cells.gridCalibre.current;
  }
  /** Turbines that are proposed for a farm. */
  get turbineLayout() {
    return this.#cells.turbineLayout.current;
  }
  get screening() {
    return this.#cells.screening.current;
  }
  /** Whether the engine makes the shape of a net area. */
  get isClipping() {
    return this.#cells.clipping.current;
  }
  get work() {
    return this.#cells.work.current;
  }
  get quality() {
    return this.#cells.quality.current;
  }
  get baseImport() {
    return this.#cells.baseImport.current;
  }
  get featureImport() {
    return this.#cells.featureImport.current;
  }
  get featureExport() {
    return this.#cells.featureExport.current;
  }
  get ledgerExport() {
    return this.#cells.ledgerExport.current;
  }
  get saved() {
    return this.#cells.saved.current;
  }
  get undoStep() {
    return this.#cells.undoStep.current;
  }
  get redoStep() {
    return this.#cells.redoStep.current;
  }
  get selection() {
    return this.#cells.selection.current;
  }
  get tool() {
    return this.#cells.tool.current;
  }
  get kind() {
    return this.#cells.kind.current;
  }
  get layers() {
    return this.#cells.layers.current;
  }
  get sketch() {
    return this.#cells.sketch.current;
  }
  get preview() {
    return this.#cells.preview.current;
  }
  get pointer() {
    return this.#cells.pointer.current;
  }
  get parcel() {
    return this.#cells.parcel.current;
  }
  get problems() {
    return this.#cells.problems.current;
  }
  get toast() {
    return this.#cells.toast.current;
  }
  get engine() {
    return this.#cells.engine.current;
  }

  get drafting() {
    return this.#cells.drafting.current;
  }
  get history() {
    return this.#cells.history.current;
  }
  /** Features of the clipboard. */
  get copied() {
    return this.#cells.copied.current;
  }
  /** Whether the engine works on a shape. */
  get isBusy() {
    return this.#cells.busy.current;
  }

  /** Whether the plan has land parcels of its own; a seed's are illustrative. */
  get hasOwnLandCover(): boolean {
    return this.plan.base.some(({ role }) => role === 'land-cover');
  }

  get hasLandCover(): boolean {
    return this.hasOwnLandCover || this.desk.seed !== null;
  }

  /** Targets that bind in the year on screen, with where the scheme stands. */
  get rows() {
    return this.#rows;
  }

  /** Features of the scheme on screen. */
  get features() {
    return this.#features;
  }

  /** Targets in force. */
  get targets() {
    return this.#targetsOf(this.plan);
  }

  /** Targets in force; they change with the plan only. */
  #targetsOf(_plan: ReturnType<Desk['plan']['get']>) {
    return this.desk.targets();
  }

  /** Name of the scheme on screen. */
  get scenarioName(): string {
    return this.plan.scenarios.find(({ id }) => id === this.scenario)?.name ?? '';
  }

  /** The one selected feature, or null when none or several are. */
  get selectedFeature() {
    const [only] = this.selection;
    return this.selection.size === 1 && only !== undefined ? (this.plan.features.get(only) ?? null) : null;
  }

  /** Arms the tool that draws a kind, and remembers it for the digit keys. */
  chooseKind(kind: KindId): void {
    if (!this.recentKinds.includes(kind)) this.recentKinds = [kind, ...this.recentKinds].slice(0, RECENT_KINDS);
    this.desk.chooseKind(kind);
  }

  /** Opens the list of features and puts the focus on its rows or into its search field. */
  openFeatures(focus: 'list' | 'find'): void {
    this.drawer = 'features';
    this.wantsFind = focus === 'find';
    this.featureCalls += 1;
  }

  /** Opens the carbon ledger at one of its parts. */
  openCarbon(section: CarbonSection): void {
    this.carbonView.section = section;
    this.drawer = 'carbon';
  }

  /** Opens the factor library at a factor. */
  openFactor(id: string): void {
    this.wantedFactor = id;
    this.overlay = 'factors';
  }

  /** Puts the scheme on screen beside another one; null: whichever is nearest. */
  compareWith(other: string | null): void {
    const [last] = earlierStates(this.history, 1);
    this.compare = new CompareView(
      firstSides(this.plan, this.scenario, other),
      last?.after ?? null,
      this.map?.camera() ?? null,
    );
  }

  /** Leaves the comparison; the map of the desk then looks where its maps did. */
  closeCompare(): void {
    const camera = this.compare?.camera.get() ?? null;
    if (camera !== null) this.map?.lookAt(camera);
    this.compare = null;
  }

  /** Says why something was not done. */
  refuse(sentence: string): void {
    this.refusal = sentence;
    clearTimeout(this.#refusalTimer);
    this.#refusalTimer = setTimeout(() => (this.refusal = null), REFUSAL_MS);
  }

  /** Selects a feature and brings it into sight. */
  showFeature(id: string): void {
    this.explained = null;
    this.desk.select([id]);
    this.map?.fitFeature(id);
  }

  /** Shows where the number of a target comes from; the same target again closes it. */
  explain(target: string | null): void {
    this.explained = target;
    if (target !== null) this.desk.select([]);
  }
}

const [useDesk, provideDesk] = createContext<DeskState>();
export { provideDesk, useDesk };
