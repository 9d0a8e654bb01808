import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedFactors } from '../../../../src/evaluate/factors/shipped-factors.ts';
import { isInForce, type Rule } from '../../../../src/evaluate/rules/rule.ts';
import { rulesOfTables } from '../../../../src/evaluate/rules/rule-rows.ts';
import { shippedRules } from '../../../../src/evaluate/rules/shipped-rules.ts';

const RULES = shippedRules();

function rule(id: string): Rule {
  const found = RULES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}

function factor(id: string): number | null {
  return shippedFactors().find((one) => one.id === id)?.value ?? null;
}

describe('shipped rules', () => {
  it('have the form of rules, in every table of the folder', () => {
    const topics = readdirSync(new URL('../../../../data/rules', import.meta.url)).filter((name) =>
      name.endsWith('.json'),
    );
    expect(topics.toSorted()).toEqual([
      'basic-farmland.json',
      'ccer.json',
      'pv-land.json',
      'redline.json',
      'wind.json',
    ]);
    expect(RULES.length).toBeGreaterThan(25);
  });

  it('have at most one list of land classes each, so that a finding with land has one id', () => {
    for (const { id, against } of RULES) {
      expect(against.filter((one) => 'land' in one).length, id).toBeLessThanOrEqual(1);
    }
  });

  it('weigh a ban as forbidden, and advice never more than a condition', () => {
    for (const { id, verdict, severity } of RULES) {
      expect([verdict, severity].join(' '), id).toMatch(/^(forbidden forbidden|conditional (conditional|advice))$/);
    }
  });

  it('keep the wind notice of 2019 as expired: in force to the end of 2023, not for 2024', () => {
    const expired = rule('wind.2019.protected');
    expect([2018, 2019, 2023, 2024, 2026].map((year) => isInForce(expired, year))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('mark the wind notice of 2026 as seen in a translation only, and end it with 2030', () => {
    const present = rule('wind.protected');
    expect([present.verified, present.document.verified]).toEqual(['translation-only', 'translation-only']);
    expect([2025, 2026, 2030, 2031].map((year) => isInForce(present, year))).toEqual([false, true, true, false]);
  });

  it('hold a law without known dates in force in every year', () => {
    expect([1990, 2060].map((year) => isInForce(rule('basic-farmland.occupation'), year))).toEqual([true, true]);
  });

  it('call setbacks advice, with the number of the factor library', () => {
    const { severity, verified, distanceM } = rule('wind.setback');
    expect({ severity, verified, distanceM }).toEqual({
      severity: 'advice',
      verified: 'recalled',
      distanceM: factor('rule.wind.setback.res'),
    });
    expect(rule('ccer.planting-size').minimumAreaM2).toBe(factor('rule.ccer001.minarea'));
  });

  it('give the ten permitted activities of the red line, the last four as recalled', () => {
    const { exceptions } = rule('redline.development');
    expect(exceptions.map(({ verified }) => verified)).toEqual([
      ...Array<string>(6).fill('confirmed'),
      ...Array<string>(4).fill('recalled'),
    ]);
  });
});

describe('tables of rules', () => {
  const document = {
    id: 'd',
    title: { zh: '文件', en: 'Document' },
    number: null,
    issued: null,
    effective: null,
    expires: null,
    verified: 'recalled',
  };
  const row = {
    id: 'r',
    document: 'd',
    kinds: ['pv'],
    against: [{ role: 'redline' }],
    verdict: 'forbidden',
    severity: 'forbidden',
    verified: 'recalled',
    clause: { zh: '条', en: 'Clause' },
    exceptions: [],
    note: null,
  };
  const table = { topic: 't', documents: [document], rules: [row] };

  it('are rules when nothing is wrong with them', () => {
    expect(rulesOfTables([table])).toHaveLength(1);
  });

  it.each([
    ['a kind that is none', { ...row, kinds: ['pond'] }],
    ['a kind as opponent that is none', { ...row, against: [{ kind: 'pond' }] }],
    ['a role that has no land', { ...row, against: [{ role: 'roads' }] }],
    ['a document that is missing', { ...row, document: 'e' }],
    ['a distance of nothing', { ...row, distanceM: 0 }],
    ['a text in one language', { ...row, clause: { zh: '条' } }],
    ['a member nobody knows', { ...row, distance: 500 }],
  ])('are refused with %s', (_, wrong) => {
    expect(() => rulesOfTables([{ ...table, rules: [wrong] }])).toThrow();
  });

  it('are refused with two rules of one id, and with a day that is none', () => {
    expect(() => rulesOfTables([{ ...table, rules: [row, row] }])).toThrow('two rules');
    expect(() => rulesOfTables([{ ...table, documents: [{ ...document, expires: '31.12.2030' }] }])).toThrow();
  });
});
