import { findFigures, plainDigits } from '../evaluate/targets/sentence-units.ts';
import { SENTENCE_TOPICS } from '../evaluate/targets/sentence-words.ts';
import { proposeTargets, type TargetProposal } from '../evaluate/targets/target-sentence.ts';
import { givenQuantity } from '../i18n/format-quantity.ts';
import { joinQuantity } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import type { Target, TargetKind, TargetOperator } from '../plan/target.ts';

/** A target as it is typed (目标表单): texts as they stand in the fields. */
export interface TargetForm {
  /** One of {@link TARGET_TOPICS}, or `''` while nobody chose. */
  readonly topic: string;
  readonly title: string;
  readonly op: TargetOperator | '';
  /** A number with its unit in whatever words: `35万千瓦`, `350 MW`, `4.5 万亩`. */
  readonly amount: string;
  readonly year: string;
  /** Id of a zone; empty for the district. */
  readonly zone: string;
  /** The sentence it was read from; may be empty. */
  readonly evidence: string;
}

/** Fields of a form that cannot be used. */
export type TargetFormFault = 'topic' | 'title' | 'op' | 'amount' | 'year';

/** What a target can be about: an indicator with its group, the units it is stated in, and how its number comes about. */
export interface TargetTopic {
  /** `forest.cover`, `farmland.highstandard/new`; message keys `topic.<id>`. */
  readonly id: string;
  readonly indicator: string;
  readonly group: string | null;
  readonly units: readonly string[];
  readonly kind: TargetKind;
}

/** The topic of everything that no indicator computes; any unit will do. */
export const OTHER_TOPIC = 'tracked.other';

/** All topics, those that are computed first. */
export const TARGET_TOPICS: readonly TargetTopic[] = [...uniqueTopics(), topicOf(OTHER_TOPIC, null, [], 'tracked')];

/** An empty form. */
export const EMPTY_TARGET_FORM: TargetForm = {
  topic: '',
  title: '',
  op: '>=',
  amount: '',
  year: '',
  zone: '',
  evidence: '',
};

/** The form of a proposal; what the sentence did not tell stays empty. */
export function formOfProposal(proposal: TargetProposal, titleOf: (topic: string) => string): TargetForm {
  const { indicator, group, op, written, year, evidence, value, unit } = proposal;
  const topic = indicator === null ? '' : idOf(indicator, group);
  const plain = value === null || unit === null ? '' : `${value} ${unit}`;
  return {
    topic,
    title: topic === '' ? '' : titleOf(topic),
    op: op ?? '',
    amount: written === '' ? plain : written,
    year: year === null ? '' : String(year),
    zone: '',
    evidence,
  };
}

/**
 * Forms of every target that a sentence of a plan proposes, see `proposeTargets`.
 *
 * @param nameOf name of a topic in the language on screen
 */
export function formsOfSentence(sentence: string, nameOf: Parameters<typeof formOfProposal>[1]): readonly TargetForm[] {
  return proposeTargets(sentence).map((one) => formOfProposal(one, nameOf));
}

/** The form of a target, to change it. */
export function formOfTarget(target: Target, language: Language): TargetForm {
  const { title, indicator, group = null, op, value, unit, year, zone = '', evidence } = target;
  const topic = idOf(indicator, group);
  return {
    topic: TARGET_TOPICS.some(({ id }) => id === topic) ? topic : OTHER_TOPIC,
    title: title[language],
    op,
    amount: unit === 'count' ? String(value) : joinQuantity(givenQuantity(value, unit, language, indicator)),
    year: year === undefined ? '' : String(year),
    zone,
    evidence: typeof evidence === 'object' ? evidence[language] : (evidence ?? ''),
  };
}

/**
 * The target of a form, or the fields that cannot be used.
 *
 * @param before the target that is changed; what the form does not ask for stays as it is
 * @param document what stands as the document of a target that was typed
 */
export function targetOfForm(
  form: TargetForm,
  id: string,
  before: Target | null,
  document: string,
):
  { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly faults: readonly TargetFormFault[] } {
  const topic = TARGET_TOPICS.find((one) => one.id === form.topic);
  const amount = topic === undefined ? null : readAmount(form.amount, topic.units);
  const title = form.title.trim();
  const year = form.year.trim() === '' ? null : Number(plainDigits(form.year.trim()));
  const faults: TargetFormFault[] = [];
  if (topic === undefined) faults.push('topic');
  if (title === '') faults.push('title');
  if (form.op === '') faults.push('op');
  if (topic !== undefined && amount === null) faults.push('amount');
  if (year !== null && !(Number.isInteger(year) && year >= 1900 && year <= 2200)) faults.push('year');
  if (topic === undefined || amount === null || form.op === '' || faults.length > 0) return { ok: false, faults };
  const evidence = form.evidence.trim();
  const { year: _year, zone: _zone, group: _group, evidence: _evidence, ...kept } = before ?? {};
  return {
    ok: true,
    target: {
      source: { document, issued: null, section: '—' },
      ...kept,
      id,
      title: { zh: title, en: title },
      // A target that is about something else keeps its own indicator.
      indicator: topic.id === OTHER_TOPIC ? (before?.indicator ?? OTHER_TOPIC) : topic.indicator,
      ...(topic.group === null ? {} : { group: topic.group }),
      ...(form.zone === '' ? {} : { zone: form.zone }),
      op: form.op,
      value: amount.value,
      unit: amount.unit,
      ...(year === null ? {} : { year }),
      kind: topic.kind,
      ...(evidence === '' ? {} : { evidence }),
      ...(topic.kind === 'tracked' ? { readings: before?.readings ?? [] } : {}),
    },
  };
}

/** An id for a target of the plan's own that none has yet. */
export function freeTargetId(targets: readonly Target[]): string {
  const ids = new Set(targets.map(({ id }) => id));
  let number = 1;
  while (ids.has(`own-${number}`)) number += 1;
  return `own-${number}`;
}

function readAmount(text: string, units: readonly string[]): { readonly value: number; readonly unit: string } | null {
  const plain = plainDigits(text.trim()).replace(/(?<=\d)\s(?=\d)/gu, '');
  const [figure, another] = findFigures(plain);
  if (figure !== undefined && another === undefined && figure.unit !== null) {
    const { value } = figure;
    // Plans write tonnes for what is meant per year.
    const unit = figure.unit === 't' && !units.includes('t') ? 't/a' : figure.unit;
    if (units.length === 0 || units.includes(unit)) return { value, unit };
    return null;
  }
  const [, digits = '', rest = ''] = /^(-?\d+(?:\.\d+)?)\s*(.*)$/u.exec(plain) ?? [];
  const [only] = units;
  if (digits === '') return null;
  // Anything goes for what is kept by hand; where there is one unit, it need not be said.
  if (units.length === 0) return rest === '' ? null : { value: Number(digits), unit: rest };
  return rest === '' && only !== undefined && (units.length === 1 || only === 'count')
    ? { value: Number(digits), unit: only }
    : null;
}

function uniqueTopics(): readonly TargetTopic[] {
  const topics = new Map<string, TargetTopic>();
  for (const { indicator, group = null, units, kind } of SENTENCE_TOPICS) {
    const topic = topicOf(indicator, group, perYear(indicator, units), kind);
    if (!topics.has(topic.id)) topics.set(topic.id, topic);
  }
  return [...topics.values()];
}

/** Units in which targets of an indicator are kept; plans leave the year out. */
function perYear(indicator: string, units: readonly string[]): readonly string[] {
  if (indicator === 'hydrogen.output') return ['t/a'];
  return indicator === 'carbon.sink' ? ['tCO2e/a'] : units;
}

function topicOf(indicator: string, group: string | null, units: readonly string[], kind: TargetKind): TargetTopic {
  return { id: idOf(indicator, group), indicator, group, units, kind };
}

function idOf(indicator: string, group: string | null): string {
  return group === null ? indicator : `${indicator}/${group}`;
}
