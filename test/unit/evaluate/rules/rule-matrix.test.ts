import { expect, it } from 'vitest';
import { ruleMatrix } from '../../../../src/evaluate/rules/rule-matrix.ts';
import { shippedRules } from '../../../../src/evaluate/rules/shipped-rules.ts';

const MATRIX = ruleMatrix(shippedRules(), 2026);

it('says the strictest verdict with the rules behind it, strictest first', () => {
  expect(MATRIX.cell('wind-farm', 'role:redline')).toMatchObject({ verdict: 'forbidden' });
  expect(MATRIX.cell('wind-farm', 'role:redline').rules.map(({ id }) => id)).toEqual([
    'redline.development',
    'wind.redline',
  ]);
  const land = MATRIX.cell('pv', 'land');
  expect(land.verdict).toBe('forbidden');
  expect(land.rules.map(({ verdict }) => verdict)).toEqual(['forbidden', 'forbidden', 'conditional', 'conditional']);
});

it('allows what no rule is about', () => {
  expect(MATRIX.cell('farmland', 'role:farmland')).toEqual({ verdict: 'allowed', rules: [] });
  expect(MATRIX.cell('pv', 'kind:forest').verdict).toBe('allowed');
});

it('has a column for every opponent that a rule in force names', () => {
  expect(MATRIX.columns).toEqual(
    expect.arrayContaining(['kind:ecological-redline', 'role:farmland', 'role:villages', 'land']),
  );
  expect(MATRIX.columns).toHaveLength(new Set(MATRIX.columns).size);
});

it('follows the year: the wind notice of 2026 ends with 2030, and protected areas are free of a rule then', () => {
  expect(MATRIX.cell('wind-farm', 'role:protected').verdict).toBe('forbidden');
  expect(ruleMatrix(shippedRules(), 2031).cell('wind-farm', 'role:protected').verdict).toBe('allowed');
});
