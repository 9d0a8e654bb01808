import fc from 'fast-check';
import { expect, it } from 'vitest';
import { effectiveRules } from '../../src/evaluate/rules/effective-rules.ts';
import { ruleEntries } from '../../src/evaluate/rules/rule-entries.ts';
import { readRuleFile, writeRuleFile } from '../../src/evaluate/rules/rule-file.ts';
import { isInForce } from '../../src/evaluate/rules/rule.ts';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import { planRules } from '../support/rule-arbitrary.ts';

const SHIPPED = shippedRules();

it('a file of rules read into another plan gives the same rules there, but for what is switched off: that is allowed', () => {
  fc.assert(
    fc.property(planRules, (rules) => {
      const reading = readRuleFile(writeRuleFile(ruleEntries(SHIPPED, rules, 2026), '细则'), SHIPPED, '文件');
      expect(reading).toMatchObject({ ok: true });
      if (!reading.ok) return;
      const asked = (all: ReturnType<typeof effectiveRules>): unknown[] =>
        all.filter(({ verdict }) => verdict !== 'allowed').map(({ document, ...rule }) => [rule, document.title]);
      expect(asked(effectiveRules(SHIPPED, reading))).toEqual(asked(effectiveRules(SHIPPED, rules)));
    }),
    { numRuns: 200 },
  );
});

it('the rules that hold are those of the list that are in force in the year', () => {
  fc.assert(
    fc.property(planRules, fc.integer({ min: 2015, max: 2040 }), (rules, year) => {
      const holding = effectiveRules(SHIPPED, rules).filter((rule) => isInForce(rule, year));
      const listed = ruleEntries(SHIPPED, rules, year).filter(({ standing }) => standing === 'in-force');
      expect(listed.map(({ rule }) => rule)).toEqual(holding);
    }),
  );
});

it('a plan that takes all its changes back has the shipped rules themselves', () => {
  fc.assert(
    fc.property(planRules, (rules) => {
      const untouched = effectiveRules(SHIPPED, { changes: {}, own: {} });
      expect(untouched.every((rule, at) => rule === SHIPPED[at])).toBe(true);
      const some = effectiveRules(SHIPPED, rules);
      for (const rule of SHIPPED) if (rules.changes[rule.id] === undefined) expect(some).toContain(rule);
    }),
  );
});
