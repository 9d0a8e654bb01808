import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Chapter } from '../plan/chapter.ts';
import type { PlanDifference } from '../plan/plan-difference.ts';
import type { Scenario } from '../plan/plan.ts';
import type { NumberScope } from '../report/chapter-numbers.ts';
import type { Cell } from './cell.ts';
import type { ChapterPicture } from './chapter-picture.ts';

/** A report being given (汇报中). */
export interface PresentState {
  /** Place of the chapter on screen, from 0; 0 also where there is none. */
  readonly place: number;
  /** The chapter on screen; null when the plan has none. */
  readonly chapter: Chapter | null;
  readonly count: number;
  /** The screen is blank: people are to look at whoever speaks. */
  readonly isBlank: boolean;
  /** Tools are in hand: keys go to the map. */
  readonly isDrawing: boolean;
  /** It is over, and what was changed has to be kept or thrown away. */
  readonly isEnding: boolean;
  /** ms since 1970. */
  readonly startedAt: number;
}

/** What was changed since the meeting began. */
export interface MeetingChanges {
  readonly difference: PlanDifference;
  /** Features added, changed and removed. */
  readonly count: number;
  /** Schemes whose features were changed. */
  readonly schemes: readonly Scenario[];
}

/** Numbers of schemes and years beside the ones on screen, as texts of chapters name them. */
export interface ScopeNumbers {
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  readonly isOld: boolean;
  readonly evaluations: readonly Evaluation[];
}

/** Giving a report: what is on screen, and what is tried out meanwhile. Keys and buttons call these. */
export interface PresentDesk {
  /** Null while no report is given. */
  readonly state: Cell<PresentState | null>;
  readonly changes: Cell<MeetingChanges>;
  readonly numbers: Cell<ScopeNumbers>;
  /** Schemes and years that somebody shows numbers of; none = nobody. */
  want(scopes: readonly NumberScope[]): void;
  /** Begins at a chapter, the first when left out or gone. */
  start(chapter?: string): void;
  /** Stays at the ends. */
  goTo(place: number): void;
  next(): void;
  previous(): void;
  /** Shows the chapter again as it is written: its scheme, year, layers. */
  again(): void;
  stepYear(step: 1 | -1): void;
  /** The next scheme of the plan; after the last one the first. */
  nextScheme(): void;
  toggleBlank(): void;
  toggleDraw(): void;
  /** Takes back everything of the meeting as one step; undo brings it back. */
  revert(): void;
  /** Ends the report, or asks what becomes of the changes. */
  leave(): void;
  /** Back from that question into the meeting. */
  stay(): void;
  /** Ends it with the changes in new schemes, and the old ones as they were. */
  keep(name: string): void;
  /** Ends it without the changes. */
  discard(): void;
}

/** Writing a report. Each call is one step. */
export interface ChapterDesk {
  /** In their order. */
  readonly list: Cell<readonly Chapter[]>;
  /** Entries of `views` that are no chapters. */
  readonly foreignCount: Cell<number>;
  /** Scheme and year in which a chapter is shown: its own, or what stands in for those that are gone. */
  scopeOf(chapter: Chapter): NumberScope;
  /** A small picture of a chapter, `aspect` wide by high. */
  picture(chapter: Chapter, aspect: number): ChapterPicture;
  /** Adds a chapter of what is on screen behind another one, or behind all; gives its id. */
  add(after: string | null, bounds: NonNullable<Chapter['camera']>['bounds'] | null): string;
  duplicate(id: string): string | null;
  rename(id: string, title: string): void;
  /** Changes members; null takes one away. */
  change(id: string, values: { readonly [Member in keyof Chapter]?: Chapter[Member] | null }): void;
  /** Makes what is on screen the view of a chapter: scheme, year, layers, camera. */
  setView(id: string, bounds: NonNullable<Chapter['camera']>['bounds'] | null): void;
  /** Right before another chapter, or behind all. */
  move(id: string, before: string | null): void;
  remove(id: string): void;
}
