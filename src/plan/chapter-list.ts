import type { Chapter, PlanView } from './chapter.ts';
import { isChapter } from './chapter-schema.ts';

/** What can be done to the chapters of a report; foreign entries of `views` keep their places among them. */
export type ChapterEdit =
  | { readonly edit: 'add'; readonly chapter: Chapter; readonly after: string | null }
  | {
      readonly edit: 'change';
      readonly id: string;
      readonly values: Partial<Chapter>;
      readonly unset: readonly string[];
    }
  | { readonly edit: 'remove'; readonly id: string }
  /** To the place before another chapter, or behind all. */
  | { readonly edit: 'move'; readonly id: string; readonly before: string | null };

/**
 * The entries of `views` after an edit of their chapters. An edit of a chapter that is not there, or to where it is already, gives the very
 * same list.
 */
export function editViews(views: readonly PlanView[], change: ChapterEdit): readonly PlanView[] {
  switch (change.edit) {
    case 'add': {
      const at = change.after === null ? -1 : placeOf(views, change.after);
      return at === -1 ? [...views, change.chapter] : views.toSpliced(at + 1, 0, change.chapter);
    }
    case 'change': {
      const at = placeOf(views, change.id);
      const present = views[at];
      return isChapter(present) ? views.with(at, changed(present, change.values, change.unset)) : views;
    }
    case 'remove': {
      const at = placeOf(views, change.id);
      return at === -1 ? views : views.toSpliced(at, 1);
    }
    case 'move': {
      const at = placeOf(views, change.id);
      const moving = views[at];
      if (moving === undefined || change.before === change.id) return views;
      const others = views.toSpliced(at, 1);
      const before = change.before === null ? -1 : placeOf(others, change.before);
      const to = before === -1 ? others.length : before;
      return to === at ? views : others.toSpliced(to, 0, moving);
    }
  }
}

function placeOf(views: readonly PlanView[], id: string): number {
  return views.findIndex((view) => isChapter(view) && view.id === id);
}

function changed(chapter: Chapter, values: Partial<Chapter>, unset: readonly string[]): Chapter {
  const next = { ...chapter, ...values };
  return Object.fromEntries(Object.entries(next).filter(([member]) => !unset.includes(member))) as unknown as Chapter;
}
