import type { TargetKind, TargetOperator } from '../../plan/target.ts';
import { findFigures, plainDigits, type SentenceFigure } from './sentence-units.ts';
import { operatorAround, SENTENCE_TOPICS, type SentenceTopic } from './sentence-words.ts';

/** What a figure of a sentence seems to ask for (目标建议); what cannot be told is null and left to the planner. */
export interface TargetProposal {
  readonly indicator: string | null;
  readonly group: string | null;
  readonly kind: TargetKind | null;
  readonly op: TargetOperator | null;
  /** In `unit`. */
  readonly value: number | null;
  readonly unit: string | null;
  readonly year: number | null;
  /** The figure as written; empty where the sentence gives none. */
  readonly written: string;
  /** The sentence, kept with the target. */
  readonly evidence: string;
}

/** A topic where its words stand. */
interface FoundTopic {
  readonly topic: SentenceTopic;
  readonly start: number;
  readonly end: number;
}

/** What counts a figure further away than it is when its topic stands behind: Chinese and most English plans name it before. */
const BEHIND_WEIGHT = 3;

/**
 * Reads targets out of a sentence of a plan (从规划原文识别目标): one proposal for every figure with a unit, in the order of the sentence. A
 * sentence without figures that asks for all (全覆盖, 村村通) gives one with 100 %. The indicator is the nearest topic that can be
 * stated in the figure's unit, the year the nearest one before; years and figures that are listed together (分别) go in pairs.
 */
export function proposeTargets(sentence: string): readonly TargetProposal[] {
  const evidence = sentence.trim();
  const text = plainDigits(evidence);
  const figures = findFigures(text);
  const topics = findTopics(text);
  const years = findYears(text, figures);
  if (figures.length === 0) return withoutFigures(text, topics, years, evidence);
  const inPairs = /分别|依次|respectively/iu.test(text) && years.length === figures.length;
  return figures.map((figure, at): TargetProposal => {
    const topic = topicOf(figure, topics);
    return {
      ...named(topic),
      op: operatorAround(clauseBefore(text, figure.start), text.slice(figure.end)),
      value: figure.value,
      unit: unitOf(figure, topic),
      year: (inPairs ? years[at] : nearestYear(years, figure.start))?.year ?? null,
      written: figure.written,
      evidence,
    };
  });
}

function withoutFigures(
  text: string,
  topics: readonly FoundTopic[],
  years: readonly FoundYear[],
  evidence: string,
): readonly TargetProposal[] {
  const [found] = topics.filter(({ topic }) => topic.units.includes('%'));
  if (found === undefined || !/全覆盖|全部|村村通|every|all\b|full coverage/iu.test(text)) return [];
  const year = years[0]?.year ?? null;
  return [{ ...named(found.topic), op: '=', value: 100, unit: '%', year, written: '', evidence }];
}

function named(topic: SentenceTopic | null): Pick<TargetProposal, 'indicator' | 'group' | 'kind'> {
  return { indicator: topic?.indicator ?? null, group: topic?.group ?? null, kind: topic?.kind ?? null };
}

/** Hydrogen and sinks are stated per year though plans write tonnes. */
function unitOf({ unit }: SentenceFigure, topic: SentenceTopic | null): string | null {
  if (topic?.indicator === 'hydrogen.output') return 't/a';
  if (topic?.indicator === 'carbon.sink') return 'tCO2e/a';
  return unit;
}

/** Topics in the order of the sentence; one that lies within a longer one for the same units is part of that one. */
function findTopics(text: string): readonly FoundTopic[] {
  const all = SENTENCE_TOPICS.flatMap((topic) =>
    [...text.matchAll(topic.words)].map((match): FoundTopic => ({
      topic,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  return all.filter((one) => !all.some((other) => isWithin(one, other))).sort((a, b) => a.start - b.start);
}

function isWithin(one: FoundTopic, other: FoundTopic): boolean {
  const isLonger = other.end - other.start > one.end - one.start;
  return (
    isLonger &&
    other.start <= one.start &&
    other.end >= one.end &&
    one.topic.units.some((unit) => other.topic.units.includes(unit))
  );
}

function topicOf({ start, end, unit }: SentenceFigure, topics: readonly FoundTopic[]): SentenceTopic | null {
  let nearest: { readonly far: number; readonly topic: SentenceTopic } | null = null;
  for (const found of topics) {
    if (unit === null || !found.topic.units.includes(unit)) continue;
    const far = found.start < start ? Math.max(0, start - found.end) : BEHIND_WEIGHT * Math.max(0, found.start - end);
    if (nearest === null || far < nearest.far) nearest = { far, topic: found.topic };
  }
  return nearest?.topic ?? null;
}

interface FoundYear {
  readonly year: number;
  readonly start: number;
}

/** Years of plans, 2020 to 2069, outside figures. */
function findYears(text: string, figures: readonly SentenceFigure[]): readonly FoundYear[] {
  return [...text.matchAll(/(?<![\d.])20[2-6]\d(?![\d.]*\d)/gu)]
    .map((match): FoundYear => ({ year: Number(match[0]), start: match.index }))
    .filter(({ start }) => !figures.some((figure) => start >= figure.start && start < figure.end));
}

/** The last year before a place, else the first behind it. */
function nearestYear(years: readonly FoundYear[], place: number): FoundYear | undefined {
  return years.findLast(({ start }) => start < place) ?? years[0];
}

/** What stands before a place in its clause. */
function clauseBefore(text: string, place: number): string {
  const before = text.slice(0, place);
  const begin = Math.max(...['，', '。', '；', ';', '. ', ', '].map((sign) => before.lastIndexOf(sign)));
  return before.slice(begin + 1);
}
