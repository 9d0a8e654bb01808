import type { KindId } from '../kinds/kind.ts';
import type { BaseRole } from '../plan/base-role.ts';
import type { Opponent, OwnRule, RuleChange, Severity, Verdict, Verification } from '../plan/plan-rule.ts';
import type { Rule } from '../evaluate/rules/rule.ts';

/** Numbers of a rule, as typed; empty where it has none. */
export interface RuleNumbers {
  readonly distanceM: string;
  readonly minimumAreaM2: string;
  readonly maximumSlopeDegrees: string;
}

/** What is changed of a shipped rule, as typed (规则改动表单). */
export interface RuleChangeForm extends RuleNumbers {
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly reason: string;
}

/** A rule of the plan's own, as typed (自定规则表单). */
export interface OwnRuleForm extends RuleNumbers {
  readonly kinds: ReadonlySet<KindId>;
  /** What it holds against: `kind:forest`, `role:redline`, `land`; none: the feature itself. */
  readonly against: ReadonlySet<string>;
  /** Codes of the third survey, apart by anything; for `land`. */
  readonly land: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly verified: Verification;
  readonly clause: string;
  readonly document: string;
  readonly number: string;
  readonly effective: string;
  readonly expires: string;
  /** One in a line. */
  readonly exceptions: string;
  readonly note: string;
}

/** Fields that cannot be used; message keys `rule-form.<field>`. `asks`: the rule asks for nothing. */
export type RuleFormFault =
  keyof RuleNumbers | 'kinds' | 'land' | 'clause' | 'document' | 'effective' | 'expires' | 'reason' | 'asks';

type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly faults: readonly RuleFormFault[] };

const NUMBERS = ['distanceM', 'minimumAreaM2', 'maximumSlopeDegrees'] as const;
const MOST: Readonly<Record<keyof RuleNumbers, number>> = {
  distanceM: 100_000,
  minimumAreaM2: 1e12,
  maximumSlopeDegrees: 90,
};

/** Base layers that a rule can hold against, in the order of the list. */
export const RULE_ROLES: readonly BaseRole[] = [
  'redline',
  'farmland',
  'urban-boundary',
  'protected',
  'villages',
  'places',
  'buildings',
  'water',
];

/** The form of a shipped rule, with what the plan changes of it. */
export function changeFormOf(rule: Rule, change: RuleChange | null): RuleChangeForm {
  const { verdict, severity } = rule;
  return { ...numbersOf(rule), verdict, severity, reason: change?.reason ?? '' };
}

/**
 * What the form changes of a rule as shipped: only what differs from it.
 *
 * @returns `value` null where nothing differs
 */
export function changeOfForm(form: RuleChangeForm, shipped: Rule): Answer<RuleChange | null> {
  const { numbers, faults } = readNumbers(form);
  const { verdict, severity } = form;
  const reason = form.reason.trim();
  const differing = NUMBERS.filter((name) => numbers[name] !== undefined && numbers[name] !== shipped[name]);
  const change = {
    ...(verdict === shipped.verdict ? {} : { verdict }),
    ...(severity === shipped.severity ? {} : { severity }),
    ...Object.fromEntries(differing.map((name) => [name, numbers[name] ?? 0])),
  };
  // A number that the rule has cannot be taken away, only changed.
  const emptied = NUMBERS.filter((name) => shipped[name] !== null && form[name].trim() === '');
  const all: RuleFormFault[] = [...faults, ...emptied];
  if (all.length > 0) return { ok: false, faults: all };
  if (Object.keys(change).length === 0) return { ok: true, value: null };
  return reason === '' ? { ok: false, faults: ['reason'] } : { ok: true, value: { ...change, reason } };
}

/** An empty form for a rule between kinds and something. */
export function emptyRuleForm(kinds: readonly KindId[], against: readonly string[]): OwnRuleForm {
  return {
    kinds: new Set(kinds),
    against: new Set(against),
    land: '',
    verdict: 'forbidden',
    severity: 'forbidden',
    verified: 'recalled',
    clause: '',
    document: '',
    number: '',
    effective: '',
    expires: '',
    exceptions: '',
    note: '',
    distanceM: '',
    minimumAreaM2: '',
    maximumSlopeDegrees: '',
  };
}

/** The form of a rule of the plan's own, to change it. */
export function formOfRule(rule: Rule, language: 'zh' | 'en'): OwnRuleForm {
  const { document } = rule;
  return {
    ...numbersOf(rule),
    kinds: new Set(rule.kinds),
    against: new Set(rule.against.flatMap(columnNames)),
    land: rule.against.flatMap((one) => ('land' in one ? one.land : [])).join(' '),
    verdict: rule.verdict,
    severity: rule.severity,
    verified: rule.verified,
    clause: rule.clause[language],
    document: document.title[language],
    number: document.number ?? '',
    effective: document.effective ?? '',
    expires: document.expires ?? '',
    exceptions: rule.exceptions.map((one) => one[language]).join('\n'),
    note: rule.note?.[language] ?? '',
  };
}

/**
 * The rule of a form, or the fields that cannot be used. Texts stand for both languages, as a planner writes one; what the form does
 * not ask for stays as it was.
 *
 * @param before the rule that is changed
 */
export function ruleOfForm(form: OwnRuleForm, id: string, before: OwnRule | null): Answer<OwnRule> {
  const { numbers, faults } = readNumbers(form);
  const land = form.land.split(/[^0-9A-Za-z]+/u).filter((code) => code !== '');
  const withLand = form.against.has('land');
  const all: RuleFormFault[] = [...faults];
  if (form.kinds.size === 0) all.push('kinds');
  if (withLand && (land.length === 0 || !land.every((code) => /^\d\d(\d\d|H\d)?$/u.test(code)))) all.push('land');
  if (form.clause.trim() === '') all.push('clause');
  if (form.document.trim() === '') all.push('document');
  const [effective, expires] = [readDate(form.effective), readDate(form.expires)];
  if (effective === undefined) all.push('effective');
  if (expires === undefined || (effective ?? '') > (expires ?? '9999')) all.push('expires');
  const asksAlone = numbers.minimumAreaM2 !== undefined || numbers.maximumSlopeDegrees !== undefined;
  if (form.against.size === 0 && !asksAlone) all.push('asks');
  if (all.length > 0 || effective === undefined || expires === undefined) return { ok: false, faults: all };
  const { verdict, severity, verified } = form;
  const against: Opponent[] = [...form.against].flatMap((one): readonly Opponent[] =>
    one === 'land' ? [{ land }] : opponentOf(one, before),
  );
  return {
    ok: true,
    value: {
      kinds: [...form.kinds],
      ...(before?.where === undefined ? {} : { where: before.where }),
      against,
      verdict,
      severity,
      verified,
      ...numbers,
      clause: kept(form.clause, before?.clause),
      exceptions: form.exceptions
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, at) => ({ ...kept(line, before?.exceptions[at]), verified })),
      note: form.note.trim() === '' ? null : kept(form.note, before?.note ?? undefined),
      document: {
        id: before?.document.id ?? id,
        title: kept(form.document, before?.document.title),
        number: form.number.trim() === '' ? null : form.number.trim(),
        issued: before?.document.issued ?? null,
        effective,
        expires,
        verified,
      },
    },
  };
}

/** An id for a rule of the plan's own that none has yet. */
export function freeRuleId(ids: Iterable<string>): string {
  const taken = new Set(ids);
  let number = 1;
  while (taken.has(`own-${String(number)}`)) number += 1;
  return `own-${String(number)}`;
}

/** A text that was not touched keeps its other language. */
function kept(typed: string, before: { readonly zh: string; readonly en: string } | undefined): OwnRule['clause'] {
  const text = typed.trim();
  return before !== undefined && (before.zh === text || before.en === text)
    ? { zh: before.zh, en: before.en }
    : { zh: text, en: text };
}

function columnNames(opponent: Opponent): readonly string[] {
  if ('kind' in opponent) return [`kind:${opponent.kind}`];
  if ('role' in opponent) return [`role:${opponent.role}`];
  return 'land' in opponent ? ['land'] : [`data:${opponent.data}`];
}

function opponentOf(column: string, before: OwnRule | null): readonly Opponent[] {
  const [part = '', name = ''] = column.split(':');
  const known = before?.against.find((one) => columnNames(one)[0] === column);
  if (known !== undefined) return [known];
  if (part === 'kind') return [{ kind: name as KindId }];
  return part === 'role' ? [{ role: name as BaseRole }] : [{ data: name }];
}

function numbersOf(rule: Rule): RuleNumbers {
  const text = (value: number | null): string => (value === null ? '' : String(value));
  return {
    distanceM: text(rule.distanceM),
    minimumAreaM2: text(rule.minimumAreaM2),
    maximumSlopeDegrees: text(rule.maximumSlopeDegrees),
  };
}

function readNumbers(form: RuleNumbers): {
  readonly numbers: Partial<Record<keyof RuleNumbers, number>>;
  readonly faults: readonly RuleFormFault[];
} {
  const numbers: Partial<Record<keyof RuleNumbers, number>> = {};
  const faults: RuleFormFault[] = [];
  for (const name of NUMBERS) {
    const typed = form[name].trim().replaceAll(/[\s,，]/gu, '');
    if (typed === '') continue;
    const value = Number(typed);
    if (value > 0 && value <= MOST[name]) numbers[name] = value;
    else faults.push(name);
  }
  return { numbers, faults };
}

/** Null: none; undefined: not a date. */
function readDate(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const match = /^(\d{4})(?:-(\d{1,2})-(\d{1,2}))?$/u.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined || day === undefined) return year;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A day that there is comes back as itself; others are moved on or are no date at all.
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : undefined;
}
