import type { MultiPolygon, Polygon } from 'geojson';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { Chapter, ChapterCamera } from '../plan/chapter.ts';
import type { ChapterEdit } from '../plan/chapter-list.ts';
import { chaptersOf } from '../plan/chapter-schema.ts';
import type { PlanCommand, SetChapters } from '../plan/plan-command.ts';
import type { Plan } from '../plan/plan.ts';
import type { Target } from '../plan/target.ts';
import { bindingTargets } from '../report/binding-targets.ts';
import { type Cell, createCell } from './cell.ts';
import { chapterPicture } from './chapter-picture.ts';
import { scopeOfChapter } from './chapter-scope.ts';
import { copyName } from './copy-name.ts';
import { LAND_COVER } from './chapter-colours.ts';
import type { LayerState } from './desk.ts';
import type { ChapterDesk } from './present-state.ts';

/** What chapters are written from. */
export interface ChapterDeskOptions {
  readonly plan: Cell<Plan>;
  readonly scenario: Cell<string>;
  readonly year: Cell<number>;
  readonly layers: Cell<readonly LayerState[]>;
  readonly selection: Cell<ReadonlySet<string>>;
  readonly language: Cell<Language>;
  readonly targets: () => readonly Target[];
  /** Outline of the district, or null. */
  readonly boundary: () => Polygon | MultiPolygon | null;
  readonly run: (command: PlanCommand) => void;
  readonly newId: () => string;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>, isUndoable: boolean) => void;
}

/** Lets chapters be written: from what is on screen, each change one step. */
export function createChapterDesk(options: ChapterDeskOptions): ChapterDesk & { dispose(): void } {
  const { plan, scenario, year, layers, selection, language, targets, run, newId, say } = options;

  const list = createCell(chaptersOf(plan.get().views));
  const foreignCount = createCell(plan.get().views.length - list.get().length);
  let { views } = plan.get();
  const stop = plan.subscribe((now) => {
    if (now.views === views) return;
    ({ views } = now);
    list.set(chaptersOf(views));
    foreignCount.set(views.length - list.get().length);
  });

  function chapters(): readonly Chapter[] {
    return list.get();
  }

  function chapterOf(id: string): Chapter | null {
    return chapters().find((one) => one.id === id) ?? null;
  }

  function edit(label: SetChapters['label'], name: string, change: ChapterEdit): void {
    run({ do: 'set-chapters', label, name, change });
  }

  function names(): Set<string> {
    return new Set(chapters().map(({ title }) => title));
  }

  function view(
    bounds: ChapterCamera['bounds'] | null,
  ): Pick<Chapter, 'scenario' | 'year' | 'layers' | 'camera' | 'colours'> {
    const land = layers.get().find(({ id }) => id === LAND_COVER);
    return {
      scenario: scenario.get(),
      year: year.get(),
      ...(bounds === null ? {} : { camera: { bounds: [...bounds] } }),
      layers: Object.fromEntries(layers.get().map(({ id, visible }) => [id, visible])),
      ...(land === undefined ? {} : { colours: land.colours ?? 'soft' }),
    };
  }

  /** The number that the first computed target of the board is about. */
  function firstFigure(): Pick<Chapter, 'figures'> {
    const target = bindingTargets(targets(), year.get()).find(({ kind }) => kind !== 'tracked');
    if (target === undefined) return {};
    const { indicator, group, zone } = target;
    return {
      figures: [{ indicator, ...(group === undefined ? {} : { group }), ...(zone === undefined ? {} : { zone }) }],
    };
  }

  return {
    list,
    foreignCount,
    scopeOf: (chapter) => scopeOfChapter(plan.get(), chapter),
    picture: (chapter, aspect) => chapterPicture(plan.get(), chapter, options.boundary(), aspect),
    dispose: stop,
    add(after, bounds) {
      const id = newId();
      const { camera, ...shown } = view(bounds);
      const title = copyName(translate(language.get(), 'chapter.new', { number: chapters().length + 1 }), names());
      const features = [...selection.get()];
      const chapter: Chapter = {
        type: 'chapter',
        id,
        title,
        text: '',
        ...shown,
        ...(camera === undefined ? {} : { camera }),
        ...firstFigure(),
        ...(features.length === 0 ? {} : { highlight: { features } }),
      };
      edit('add-chapter', title, { edit: 'add', chapter, after });
      return id;
    },
    duplicate(id) {
      const chapter = chapterOf(id);
      if (chapter === null) return null;
      const copy = { ...chapter, id: newId(), title: copyName(chapter.title, names()) };
      edit('duplicate-chapter', copy.title, { edit: 'add', chapter: copy, after: id });
      return copy.id;
    },
    rename(id, title) {
      edit('rename-chapter', title, { edit: 'change', id, values: { title }, unset: [] });
    },
    change(id, values) {
      const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
      const unset = Object.entries(values).filter(([, value]) => value === null);
      edit('edit-chapter', chapterOf(id)?.title ?? '', {
        edit: 'change',
        id,
        values: Object.fromEntries(given),
        unset: unset.map(([member]) => member),
      });
    },
    setView(id, bounds) {
      const name = chapterOf(id)?.title ?? '';
      edit('set-chapter-view', name, { edit: 'change', id, values: view(bounds), unset: [] });
      say('toast.chapter-view-set', { name }, true);
    },
    move(id, before) {
      edit('move-chapter', chapterOf(id)?.title ?? '', { edit: 'move', id, before });
    },
    remove(id) {
      const name = chapterOf(id)?.title ?? '';
      edit('remove-chapter', name, { edit: 'remove', id });
      say('toast.chapter-removed', { name }, true);
    },
  };
}
