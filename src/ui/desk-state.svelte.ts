import { createContext } from 'svelte';
import type { KindId } from '../kinds/kind.ts';
import { earlierStates, firstSides } from '../session/compare-sides.ts';
import type { Desk } from '../session/desk.ts';
import type { Session } from '../session/session.ts';
import { type CarbonSection, CarbonView } from './carbon/carbon-view.svelte.ts';
import { SchemeView } from './schemes/scheme-view.svelte.ts';
import { DeskReads } from './desk-reads.svelte.ts';
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
export class DeskState extends DeskReads {
  readonly session: Session;
  readonly carbonView: CarbonView;
  readonly schemeView: SchemeView;
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

  constructor(desk: Desk, session: Session) {
    super(desk);
    this.session = session;
    this.carbonView = new CarbonView(desk);
    this.schemeView = new SchemeView(desk);
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
