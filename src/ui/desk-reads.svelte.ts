import { boardRows } from '../report/board-rows.ts';
import { featureRows } from '../report/feature-rows.ts';
import type { Desk } from '../session/desk.ts';
import { readDeskCells } from './desk-cells.ts';

/** The cells of the open desk as reactive reads, and what follows from them alone. */
export class DeskReads {
  readonly desk: Desk;
  readonly #cells: ReturnType<typeof readDeskCells>;
  readonly #rows = $derived.by(() => boardRows(this.#targetsOf(this.plan), this.results.evaluation, this.year));
  readonly #features = $derived.by(() => featureRows(this.plan, this.scenario, this.results.evaluation));

  constructor(desk: Desk) {
    this.desk = desk;
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
}
