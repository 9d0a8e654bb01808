import type { KindId } from '../kinds/kind.ts';

/**
 * One chapter of a report (汇报章节): what is said, which numbers stand beside it, and what the map shows meanwhile. Part of the public plan
 * file format, member `views`. What it names (scheme, year, layers, features) may be gone; whoever shows it says so.
 */
export interface Chapter {
  readonly type: 'chapter';
  /** Unique among the chapters of a plan. */
  readonly id: string;
  readonly title: string;
  /** Text on the slide; live numbers as `{forest.cover | a | 2025}`, see `report/chapter-text.ts`. */
  readonly text: string;
  /** For whoever speaks; never on the slide. */
  readonly notes?: string;
  /** Id of the scheme shown. */
  readonly scenario: string;
  readonly year: number;
  /** What the map shows; the whole district without it. */
  readonly camera?: ChapterCamera;
  /** Whether a layer is visible, by its id; layers that are not named are left as they are. */
  readonly layers?: Readonly<Record<string, boolean>>;
  /** What colours the land: its class (`soft`, `standard`) or a number (`stock`, `sink`, `change`); as on screen without it. */
  readonly colours?: string;
  /** Large numbers beside the text; a slide shows the first two. */
  readonly figures?: readonly ChapterFigure[];
  readonly highlight?: ChapterHighlight;
  /** Unknown members of the file; kept when it is saved. */
  readonly [member: string]: unknown;
}

/** What must be in sight, whatever the screen: longitude and latitude in degrees. */
export interface ChapterCamera {
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
}

/** One large number: an indicator in the scheme and year on screen. */
export interface ChapterFigure {
  readonly indicator: string;
  /** Part of the indicator, e.g. a class code; the whole without it. */
  readonly group?: string;
  /** Id of a zone; the whole district without it. */
  readonly zone?: string;
}

/** What is picked out on the map (强调): features by id, all of a kind, or what counts towards a target. */
export interface ChapterHighlight {
  readonly features?: readonly string[];
  readonly kinds?: readonly KindId[];
  readonly target?: string;
}

/** An entry of `views` that is no chapter to this version: kept as the file has it. */
export type ForeignView = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>;

/** An entry of the member `views` of a plan. */
export type PlanView = Chapter | ForeignView;
