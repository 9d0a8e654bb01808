import type { EngineApi } from '../../workers/engine/api.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Language } from '../i18n/language.ts';
import type { Chapter } from '../plan/chapter.ts';
import { chaptersOf } from '../plan/chapter-schema.ts';
import type { PlanDocument, PlanMark } from '../plan/document.ts';
import { changedSchemes, withMeetingSchemes } from '../plan/meeting-scheme.ts';
import { differenceOf } from '../plan/plan-difference.ts';
import type { Plan } from '../plan/plan.ts';
import { rebaseMark } from '../plan/rebase-mark.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';
import type { Target } from '../plan/target.ts';
import type { NumberScope } from '../report/chapter-numbers.ts';
import { type Cell, createCell, type WritableCell } from './cell.ts';
import { inColours } from './chapter-colours.ts';
import { scopeOfChapter } from './chapter-scope.ts';
import { copyName } from './copy-name.ts';
import type { Desk, LayerState } from './desk.ts';
import type { Results } from './results.ts';
import type { MeetingChanges, PresentDesk, PresentState, ScopeNumbers } from './present-state.ts';
import { followResults } from './results-follower.ts';
import { stepYear, yearStops } from './year-stops.ts';

/** What a report is given on. */
export interface PresentDeskOptions extends Pick<Desk, 'chooseScenario' | 'chooseYear' | 'chooseTool'> {
  readonly document: Pick<PlanDocument, 'mark' | 'restore' | 'onForeign'>;
  readonly plan: Cell<Plan>;
  readonly scenario: Cell<string>;
  readonly year: Cell<number>;
  readonly layers: WritableCell<readonly LayerState[]>;
  readonly selection: WritableCell<ReadonlySet<string>>;
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  readonly targets: () => readonly Target[];
  readonly language: Cell<Language>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>, isUndoable: boolean) => void;
  /** Puts the pencil down. */
  readonly put: () => void;
}

const NO_CHANGES: MeetingChanges = {
  difference: { added: [], removed: [], changed: [], settings: [] },
  count: 0,
  schemes: [],
};
const NO_NUMBERS: ScopeNumbers = { state: 'none', isOld: false, evaluations: [] };

/** What is brought back when the report is over. */
interface Before {
  readonly mark: PlanMark;
  readonly scenario: string;
  readonly year: number;
  readonly layers: readonly LayerState[];
}

/** Lets a report be given and the plan be tried out meanwhile; what was on screen before comes back at the end. */
export function createPresentDesk(options: PresentDeskOptions): PresentDesk & { dispose(): void } {
  const { document, plan, scenario, year, layers, selection, results, now, newId, say, put } = options;
  const state = createCell<PresentState | null>(null);
  const changes = createCell<MeetingChanges>(NO_CHANGES);
  const numbers = createCell<ScopeNumbers>(NO_NUMBERS);
  let before: Before | null = null;
  let wanted: readonly NumberScope[] = [];

  const follower = followResults<ScopeNumbers>({
    engine: options.engine,
    results,
    state: numbers,
    code: 'evaluation',
    hasAnswer: ({ evaluations }) => evaluations.length > 0,
    async ask(engine) {
      const evaluations: Evaluation[] = [];
      for (const scope of wanted) evaluations.push(await engine.evaluate(scope.scenario, scope.year));
      return { evaluations };
    },
    subject: () => keyOf(wanted),
    unwatched: NO_NUMBERS,
  });

  function update(change: Partial<PresentState>): void {
    const current = state.get();
    if (current !== null) state.set({ ...current, ...change });
  }

  function chapters(): readonly Chapter[] {
    return chaptersOf(plan.get().views);
  }

  function show(place: number): void {
    const list = chapters();
    const at = Math.min(Math.max(place, 0), Math.max(0, list.length - 1));
    const chapter = list[at] ?? null;
    put();
    options.chooseTool('select');
    update({ place: at, chapter, count: list.length, isBlank: false, isDrawing: false });
    if (chapter === null) return;
    const scope = scopeOfChapter(plan.get(), chapter);
    options.chooseScenario(scope.scenario);
    options.chooseYear(scope.year);
    const visible = chapter.layers ?? {};
    layers.set(
      layers
        .get()
        .map((layer) => inColours({ ...layer, visible: visible[layer.id] ?? layer.visible }, chapter.colours)),
    );
    selection.set(highlighted(chapter, scope));
  }

  /** Features that a chapter picks out and that are there. */
  function highlighted({ highlight }: Chapter, scope: NumberScope): ReadonlySet<string> {
    const { features = [], kinds = [], target } = highlight ?? {};
    if (features.length + kinds.length === 0 && target === undefined) return new Set();
    const present = effectiveFeatures(plan.get(), scope.scenario, scope.year);
    const named = new Set<string>(features);
    const meant = new Set<string>(kinds);
    const counted = target === undefined ? new Set<string>() : countedFor(target);
    const found = present.filter(
      ({ id, properties }) => named.has(id) || meant.has(properties.kind) || counted.has(id),
    );
    return new Set(found.map(({ id }) => id));
  }

  /** Features with land that counts towards a target. */
  function countedFor(id: string): ReadonlySet<string> {
    const indicator = options.targets().find((one) => one.id === id)?.indicator;
    const rows = results.get().evaluation?.contributions ?? [];
    return new Set(
      rows.filter((one) => one.indicator === indicator && one.countedM2 > 0).map(({ feature }) => feature),
    );
  }

  function followPlan(): void {
    const current = state.get();
    if (current === null || before === null) return;
    const list = chapters();
    const chapter = list.find(({ id }) => id === current.chapter?.id) ?? list[current.place] ?? null;
    if (chapter !== current.chapter || list.length !== current.count) {
      update({ chapter, count: list.length, place: chapter === null ? 0 : list.indexOf(chapter) });
    }
    changes.set(changesSince(before.mark.plan, plan.get()));
  }

  function finish(): void {
    put();
    options.chooseTool('select');
    if (before !== null) {
      options.chooseScenario(before.scenario);
      options.chooseYear(before.year);
      const known = new Map(before.layers.map((layer) => [layer.id, layer]));
      layers.set(layers.get().map((layer) => known.get(layer.id) ?? layer));
    }
    selection.set(new Set());
    before = null;
    changes.set(NO_CHANGES);
    state.set(null);
  }

  // What another tab does is no part of the meeting: reverting leaves it as it is.
  const stopForeign = document.onForeign((then, now) => {
    if (before === null) return;
    before = { ...before, mark: rebaseMark(before.mark, then, now) };
    followPlan();
  });
  const stop = plan.subscribe(followPlan);

  return {
    state,
    changes,
    numbers,
    want(scopes) {
      if (keyOf(scopes) === keyOf(wanted)) return;
      wanted = scopes;
      follower.watch(scopes.length > 0);
    },
    start(id) {
      if (state.get() !== null) return;
      before = { mark: document.mark(), scenario: scenario.get(), year: year.get(), layers: layers.get() };
      const startedAt = now();
      const list = chapters();
      state.set({ place: 0, chapter: null, count: 0, isBlank: false, isDrawing: false, isEnding: false, startedAt });
      show(
        Math.max(
          0,
          list.findIndex((one) => one.id === id),
        ),
      );
    },
    goTo(place) {
      if (state.get() !== null) show(place);
    },
    next() {
      const current = state.get();
      if (current !== null && current.place < current.count - 1) show(current.place + 1);
    },
    previous() {
      const current = state.get();
      if (current !== null && current.place > 0) show(current.place - 1);
    },
    again() {
      const current = state.get();
      if (current !== null) show(current.place);
    },
    stepYear(step) {
      options.chooseYear(stepYear(yearStops(plan.get()), year.get(), step));
    },
    nextScheme() {
      const { scenarios } = plan.get();
      const at = scenarios.findIndex(({ id }) => id === scenario.get());
      const next = scenarios[(at + 1) % scenarios.length];
      if (next !== undefined) options.chooseScenario(next.id);
    },
    toggleBlank() {
      const current = state.get();
      if (current !== null) update({ isBlank: !current.isBlank });
    },
    toggleDraw() {
      const current = state.get();
      if (current === null) return;
      put();
      if (current.isDrawing) options.chooseTool('select');
      update({ isDrawing: !current.isDrawing, isBlank: false });
    },
    revert() {
      if (before === null) return;
      const { count } = changes.get();
      put();
      if (count === 0) {
        say('toast.meeting-unchanged', {}, false);
        return;
      }
      document.restore(before.mark, { label: 'revert-meeting', subject: '', count }, { at: now() });
      say('toast.meeting-reverted', { count }, true);
    },
    leave() {
      if (state.get() === null) return;
      put();
      if (changes.get().count > 0) update({ isEnding: true, isBlank: false, isDrawing: false });
      else finish();
    },
    stay: () => update({ isEnding: false }),
    keep(name) {
      if (before === null) return;
      const { schemes, count } = changes.get();
      const taken = new Set(plan.get().scenarios.map((one) => one.name));
      const kept = schemes.map((parent) => {
        const free = copyName(schemes.length === 1 ? name : `${name} · ${parent.name}`, taken);
        taken.add(free);
        return { parent: parent.id, id: newId(), name: free };
      });
      const ended = plan.get();
      document.restore(before.mark, { label: 'keep-meeting', subject: name, count }, { at: now() }, (then) =>
        withMeetingSchemes(then, ended, kept),
      );
      finish();
      const [first] = kept;
      if (first === undefined) return;
      options.chooseScenario(first.id);
      say('toast.meeting-kept', { name: first.name }, true);
    },
    discard() {
      if (before === null) return;
      const { count } = changes.get();
      document.restore(before.mark, { label: 'revert-meeting', subject: '', count }, { at: now() });
      finish();
      say('toast.meeting-discarded', { count }, true);
    },
    dispose() {
      stop();
      stopForeign();
      follower.dispose();
    },
  };
}

function changesSince(then: Plan, current: Plan): MeetingChanges {
  if (then === current) return NO_CHANGES;
  const difference = differenceOf(then, current);
  const { added, changed, removed } = difference;
  return { difference, count: added.length + changed.length + removed.length, schemes: changedSchemes(then, current) };
}

function keyOf(scopes: readonly NumberScope[]): string {
  return scopes.map(({ scenario, year }) => `${scenario} ${String(year)}`).join('\n');
}
