import type { Evaluation, TargetStatus } from '../evaluate/evaluation.ts';
import type { Measure } from '../evaluate/measure.ts';
import { formatNumber, joinQuantity, type Quantity, UNIT_SPACE } from '../i18n/format-number.ts';
import { givenQuantity, quantity, shareDecimals } from '../i18n/format-quantity.ts';
import { gapSentence, noValueReason } from '../i18n/gap-sentence.ts';
import type { Language } from '../i18n/language.ts';
import { translate, translateCode } from '../i18n/translate.ts';
import type { Chapter, ChapterFigure } from '../plan/chapter.ts';
import type { Target } from '../plan/target.ts';
import { type BoardRow, boardRows } from './board-rows.ts';
import { shownAmount } from './shown-amount.ts';
import { evaluationOf, findNumber, type NumberFacts, tokenOfFigure } from './chapter-numbers.ts';
import { parseChapterText, type NumberToken } from './chapter-text.ts';
import { indicatorName } from './indicator-name.ts';
import { layOutBar, type TargetBar } from './target-bar.ts';

/** A piece of text on a slide; what is wrong is said in words in its place. */
export type SlideRun =
  | { readonly run: 'text'; readonly text: string }
  | { readonly run: 'number'; readonly measure: Measure; readonly shown: Quantity; readonly isOld: boolean }
  /** No number (yet), or braces that say nothing. `source` as it is written; `words` what is wrong, or null while it is worked out. */
  | { readonly run: 'missing'; readonly source: string; readonly words: string | null };

/** A large number of a slide. */
export interface SlideFigure {
  readonly label: string;
  /** Null without a number; then `sentence` says why. */
  readonly shown: Quantity | null;
  readonly measure: Measure | null;
  readonly isOld: boolean;
  /** Standing against the target that binds in the year on screen; null without one. */
  readonly status: TargetStatus | null;
  readonly bar: TargetBar | null;
  /** What the target asks for, with its unit. */
  readonly goal: string | null;
  /** The gap, or why there is no number; empty when there is nothing to say. */
  readonly sentence: string;
  /** How far it is from the baseline, in words; null for the baseline itself and where that is not known. */
  readonly change: string | null;
  /** 95 % interval in words. */
  readonly interval: string | null;
  /** What it would be with the shape under the pointer let go; null while nothing moves it. */
  readonly preview: FigurePreview | null;
}

/** A number as it would be (预览). */
interface FigurePreview {
  readonly shown: Quantity;
  /** End of the fill of its bar; null without one. */
  readonly fill: number | null;
}

/** Everything of a chapter that is read (幻灯页), ready to be shown. */
export interface ChapterSlide {
  readonly title: string;
  /** First figure large, second smaller. */
  readonly figures: readonly SlideFigure[];
  readonly paragraphs: readonly (readonly SlideRun[])[];
}

/** What slides are made from. */
export interface SlideFacts extends NumberFacts {
  readonly targets: readonly Target[];
  /** The scheme without its features in the year on screen. */
  readonly baseline: Evaluation | null;
  readonly language: Language;
  /** Numbers of the scheme and year on screen as they would be with what is dragged at the moment. */
  readonly moved?: readonly Pick<Measure, 'indicator' | 'group' | 'zone' | 'value'>[];
}

/** A slide has at most so many figures. */
const MOST_FIGURES = 2;

/** Makes the slide of a chapter from what is known now. */
export function chapterSlide(chapter: Pick<Chapter, 'title' | 'text' | 'figures'>, facts: SlideFacts): ChapterSlide {
  const evaluation = evaluationOf(facts.scope, facts.evaluations);
  const rows = boardRows(facts.targets, evaluation, facts.scope.year);
  return {
    title: chapter.title,
    figures: (chapter.figures ?? []).slice(0, MOST_FIGURES).map((figure) => slideFigure(figure, rows, facts)),
    paragraphs: parseChapterText(chapter.text).map((runs) =>
      runs.map((run): SlideRun => {
        if (run.run === 'text') return run;
        if (run.run === 'number') return numberRun(run.token, facts);
        return { run: 'missing', source: run.source, words: translate(facts.language, `chapter.fault.${run.code}`) };
      }),
    ),
  };
}

function numberRun(token: NumberToken, facts: SlideFacts): SlideRun {
  const { language } = facts;
  const found = findNumber(token, facts);
  switch (found.found) {
    case 'value': {
      const { measure, value, isOld } = found;
      return { run: 'number', measure, shown: shownAmount(measure, value, language).shown, isOld };
    }
    case 'none':
      return { run: 'missing', source: token.source, words: noValueReason(found.none, language) };
    case 'pending':
      return { run: 'missing', source: token.source, words: null };
    case 'fault': {
      const words = translate(language, `chapter.fault.${found.code}`, { name: found.name });
      return { run: 'missing', source: token.source, words };
    }
  }
}

function slideFigure(figure: ChapterFigure, rows: readonly BoardRow[], facts: SlideFacts): SlideFigure {
  const { language } = facts;
  const found = findNumber(tokenOfFigure(figure), facts);
  const row = rows.find(({ target, status }) => isAbout(target, figure) && status !== 'tracked') ?? null;
  const label =
    row === null ? indicatorName(figure.indicator, figure.group ?? null, language) : row.target.title[language];
  const standing = {
    label,
    status: row?.result?.status ?? null,
    bar: row?.bar ?? null,
    goal: row === null ? null : goalOf(row.target, language),
  };
  const nothing = { shown: null, measure: null, isOld: false, change: null, interval: null, preview: null };
  switch (found.found) {
    case 'value': {
      const { measure, value, isOld } = found;
      // The board shows a number in the unit of its target.
      const shown =
        row?.result?.value == null
          ? shownAmount(measure, value, language).shown
          : quantity(row.result.value, row.target.unit, language, measure.indicator);
      const sentence = row?.result == null ? '' : gapSentence(row.result, language);
      const change = changeWords(measure, value, facts);
      const interval = intervalOf(measure, value, language);
      const preview = previewOf(measure, row, facts);
      return { ...standing, shown, measure, isOld, sentence, change, interval, preview };
    }
    case 'none':
      return {
        ...standing,
        ...nothing,
        measure: found.measure,
        sentence: translate(language, 'gap.none', { reason: noValueReason(found.none, language) }),
      };
    case 'pending':
      return { ...standing, ...nothing, sentence: translate(language, 'board.waiting') };
    case 'fault':
      return {
        ...standing,
        ...nothing,
        sentence: translate(language, `chapter.fault.${found.code}`, { name: found.name }),
      };
  }
}

function previewOf(measure: Measure, row: BoardRow | null, { moved = [], language }: SlideFacts): FigurePreview | null {
  const after = moved.find(
    ({ indicator, group, zone }) => indicator === measure.indicator && group === measure.group && zone === measure.zone,
  )?.value;
  if (after == null || after === measure.value) return null;
  const result = row?.target.unit === measure.unit ? row.result : null;
  return {
    shown: shownAmount({ ...measure, low: null, high: null }, after, language).shown,
    fill: result == null ? null : layOutBar(after, result.baseline, result.target).fill,
  };
}

function isAbout(target: Target, { indicator, group, zone }: ChapterFigure): boolean {
  return target.indicator === indicator && target.group === group && target.zone === zone;
}

function goalOf({ op, value, unit, indicator }: Target, language: Language): string {
  const amount = joinQuantity(givenQuantity(value, unit, language, indicator));
  return op === '>=' ? amount : `${translateCode(language, `operator.${op}`, op)} ${amount}`;
}

function changeWords(measure: Measure, value: number, { baseline, language }: SlideFacts): string | null {
  if (baseline === null || baseline.scenario === measure.scenario || baseline.year !== measure.year) return null;
  const before = baseline.measures.find(
    ({ indicator, group, zone }) => indicator === measure.indicator && group === measure.group && zone === measure.zone,
  )?.value;
  if (before == null) return null;
  const difference = value - before;
  const amount =
    measure.unit === '%'
      ? `${formatNumber(Math.abs(difference), shareDecimals(measure.indicator))}${UNIT_SPACE}${translate(language, 'unit.points')}`
      : joinQuantity(shownAmount({ ...measure, low: null, high: null }, Math.abs(difference), language).shown);
  if (difference === 0) return translate(language, 'chapter.same-as-baseline');
  return translate(language, difference > 0 ? 'chapter.more-than-baseline' : 'chapter.less-than-baseline', { amount });
}

function intervalOf(measure: Measure, value: number, language: Language): string | null {
  const { bounds } = shownAmount(measure, value, language);
  return bounds === null ? null : translate(language, 'chapter.interval', { interval: bounds });
}
