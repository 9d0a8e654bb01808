import fc from 'fast-check';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { Opponent, OwnRule, PlanRules, RuleChange } from '../../src/plan/plan-rule.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const both = fc.record({ zh: text, en: text });
const date = fc.option(fc.constantFrom('2020', '2024-06-30', '2026-01-22'), { nil: null });
const verdict = fc.constantFrom('allowed' as const, 'conditional' as const, 'forbidden' as const);
const severity = fc.constantFrom('forbidden' as const, 'conditional' as const, 'advice' as const);
const verified = fc.constantFrom('confirmed' as const, 'recalled' as const, 'translation-only' as const);
const kinds: readonly KindId[] = ['forest', 'pv', 'industrial-park', 'wind-farm', 'wind-turbine', 'village'];
const numbers = {
  distanceM: fc.integer({ min: 1, max: 400 }),
  minimumAreaM2: fc.integer({ min: 1, max: 40_000 }),
};

/** What a plan changes of a shipped rule. */
const ruleChange: fc.Arbitrary<RuleChange> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ verdict, severity, ...numbers, reason: text }, { requiredKeys: ['reason'] }) },
  text.map((reason): RuleChange => ({ off: true, reason })),
);

const opponent: fc.Arbitrary<Opponent> = fc.oneof(
  fc.constantFrom(...kinds).map((kind): Opponent => ({ kind })),
  fc.constantFrom('redline' as const, 'farmland' as const).map((role): Opponent => ({ role })),
  fc.constantFrom('0103', '03').map((code): Opponent => ({ land: [code] })),
);

/** A rule of a plan's own, members in the order of the schema. */
const ownRule: fc.Arbitrary<OwnRule> = fc
  .record({
    kinds: fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }),
    against: fc.array(opponent, { maxLength: 2 }),
    verdict,
    severity,
    verified,
    distanceM: fc.option(numbers.distanceM, { nil: undefined }),
    minimumAreaM2: fc.option(numbers.minimumAreaM2, { nil: undefined }),
    clause: both,
    exceptions: fc.array(
      fc.tuple(both, verified).map(([words, mark]) => ({ ...words, verified: mark })),
      { maxLength: 2 },
    ),
    note: fc.option(both, { nil: null }),
    document: fc.record({
      id: fc.constantFrom('d1', 'd2', 'land-law'),
      title: both,
      number: fc.option(text, { nil: null }),
      issued: date,
      effective: fc.constant(null),
      expires: date,
      verified,
    }),
  })
  .map(({ distanceM, minimumAreaM2, clause, exceptions, note, document, ...head }) => ({
    ...head,
    ...(distanceM === undefined ? {} : { distanceM }),
    ...(minimumAreaM2 === undefined ? {} : { minimumAreaM2 }),
    clause,
    exceptions,
    note,
    document,
  }));

/** Rules of a plan: changes of shipped ones and own ones, by id in the order of ids; not both empty. */
export const planRules: fc.Arbitrary<PlanRules> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...shippedRules().map(({ id }) => id)), ruleChange, {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    fc.dictionary(fc.constantFrom('own-1', 'own-2', 'own-3'), ownRule, { maxKeys: 2, noNullPrototype: true }),
  )
  .map(([changes, own]) => ({ changes: sorted(changes), own: sorted(own) }))
  .filter(({ changes, own }) => Object.keys(changes).length + Object.keys(own).length > 0);

/** One entry of each, to set by a command. */
export const ruleEdit = { change: ruleChange, own: ownRule } as const;

function sorted<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
