import { expect, it } from 'vitest';
import { ruleEntries } from '../../../../src/evaluate/rules/rule-entries.ts';
import { ruleMatrix } from '../../../../src/evaluate/rules/rule-matrix.ts';
import { shippedRules } from '../../../../src/evaluate/rules/shipped-rules.ts';
import { ownRule } from '../../../support/own-rule.ts';

const MATRIX = ruleMatrix(ruleEntries(shippedRules(), undefined, 2026));

it('says the strictest verdict with the rules behind it, strictest first', () => {
  const redline = MATRIX.cell('wind-farm', 'role:redline');
  expect(redline.verdict).toBe('forbidden');
  expect(redline.entries.map(({ rule }) => rule.id)).toEqual(['redline.development', 'wind.redline']);
  const land = MATRIX.cell('pv', 'land');
  expect(land.verdict).toBe('forbidden');
  expect(land.entries.map(({ rule }) => rule.verdict)).toEqual([
    'forbidden',
    'forbidden',
    'conditional',
    'conditional',
  ]);
});

it('allows what no rule is about, and tells defaults from law', () => {
  expect(MATRIX.cell('farmland', 'role:farmland')).toEqual({ verdict: 'allowed', entries: [] });
  expect(MATRIX.cell('pv', 'kind:forest').verdict).toBe('allowed');
  expect(MATRIX.cell('wind-turbine', 'role:villages').verdict).toBe('advice');
});

it('has a column for every opponent that a rule names, and one for the feature itself', () => {
  expect(MATRIX.columns.slice(0, 3)).toEqual([
    'kind:ecological-redline',
    'kind:farmland-redline',
    'kind:protected-area',
  ]);
  expect(MATRIX.columns).toEqual(expect.arrayContaining(['role:farmland', 'role:villages', 'land', 'self']));
  expect(MATRIX.columns).toHaveLength(new Set(MATRIX.columns).size);
  expect(MATRIX.cell('forest', 'self').entries.map(({ rule }) => rule.id)).toContain('ccer.planting-size');
});

it('keeps the expired notice in the cell without letting it decide', () => {
  const matrix = ruleMatrix(ruleEntries(shippedRules(), undefined, 2031));
  const cell = matrix.cell('wind-farm', 'role:protected');
  expect(cell.verdict).toBe('allowed');
  expect(cell.entries.map(({ standing }) => standing)).toContain('expired');
});

it('follows the plan: changed, switched off, own', () => {
  const rules = {
    changes: {
      'pv.basic-farmland': { verdict: 'conditional', severity: 'conditional', reason: '试点' },
      'wind.redline': { off: true, reason: '试点' },
      'redline.development': { off: true, reason: '试点' },
    },
    own: { 'own-1': ownRule({ kinds: ['pv'], against: [{ kind: 'forest' }] }) },
  } as const;
  const matrix = ruleMatrix(ruleEntries(shippedRules(), rules, 2026));
  expect(matrix.cell('pv', 'role:farmland').verdict).toBe('conditional');
  expect(matrix.cell('wind-farm', 'role:redline')).toMatchObject({
    verdict: 'allowed',
    entries: [{ standing: 'off' }, { standing: 'off' }],
  });
  expect(matrix.cell('pv', 'kind:forest').verdict).toBe('forbidden');
});
