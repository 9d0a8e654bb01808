import { describe, expect, it } from 'vitest';
import { ruleEntries } from '../../../src/evaluate/rules/rule-entries.ts';
import { shippedRules } from '../../../src/evaluate/rules/shipped-rules.ts';
import type { Rule } from '../../../src/evaluate/rules/rule.ts';
import {
  changeFormOf,
  changeOfForm,
  emptyRuleForm,
  formOfRule,
  freeRuleId,
  ruleOfForm,
} from '../../../src/session/rule-form.ts';
import { ownRule } from '../../support/own-rule.ts';

function shipped(id: string): Rule {
  const rule = shippedRules().find((one) => one.id === id);
  if (rule === undefined) throw new Error(id);
  return rule;
}

const SETBACK = shipped('wind.setback');

describe('a change of a shipped rule', () => {
  it('keeps only what differs, with its reason', () => {
    const form = { ...changeFormOf(SETBACK, null), distanceM: ' 1 000 ', reason: '县细则 ' };
    expect(changeOfForm(form, SETBACK)).toEqual({ ok: true, value: { distanceM: 1000, reason: '县细则' } });
  });

  it('is none where nothing differs', () => {
    expect(changeOfForm({ ...changeFormOf(SETBACK, null), reason: '随便' }, SETBACK)).toEqual({
      ok: true,
      value: null,
    });
  });

  it('wants a reason and numbers that can be', () => {
    const form = changeFormOf(SETBACK, null);
    expect(changeOfForm({ ...form, severity: 'forbidden' }, SETBACK)).toEqual({ ok: false, faults: ['reason'] });
    for (const distanceM of ['-5', '0', 'x', '1e9', '']) {
      expect(changeOfForm({ ...form, distanceM, reason: 'r' }, SETBACK)).toEqual({ ok: false, faults: ['distanceM'] });
    }
  });

  it('starts with what the plan has already', () => {
    const rules = { changes: { 'wind.setback': { distanceM: 700, reason: '试点' } }, own: {} };
    const entry = ruleEntries(shippedRules(), rules, 2026).find(({ rule }) => rule.id === 'wind.setback');
    if (entry === undefined) throw new Error('no entry');
    expect(changeFormOf(entry.rule, entry.change)).toMatchObject({ distanceM: '700', reason: '试点' });
  });
});

describe('a rule of the plan’s own', () => {
  it('is made of its fields', () => {
    const form = {
      ...emptyRuleForm(['pv'], ['kind:forest', 'role:water', 'land']),
      land: '0101、0102',
      clause: '不占造林地',
      document: '县细则',
      effective: '2025-3-1',
      distanceM: '50',
      exceptions: '农光互补\n\n屋顶',
    };
    expect(ruleOfForm(form, 'own-1', null)).toMatchObject({
      ok: true,
      value: {
        kinds: ['pv'],
        against: [{ kind: 'forest' }, { role: 'water' }, { land: ['0101', '0102'] }],
        distanceM: 50,
        clause: { zh: '不占造林地', en: '不占造林地' },
        exceptions: [{ zh: '农光互补' }, { zh: '屋顶' }],
        document: { id: 'own-1', title: { zh: '县细则' }, effective: '2025-03-01', expires: null },
      },
    });
  });

  it('comes back from its form as it was, in the language of neither lost', () => {
    const before = ownRule({ where: { field: 'coverAfter', values: ['forest'] }, distanceM: 30 });
    const rule = ruleEntries([], { changes: {}, own: { 'own-1': before } }, 2026)[0]?.rule;
    if (rule === undefined) throw new Error('no rule');
    for (const language of ['zh', 'en'] as const) {
      expect(ruleOfForm(formOfRule(rule, language), 'own-1', before)).toEqual({ ok: true, value: before });
    }
  });

  it('names every field that cannot be used', () => {
    const form = { ...emptyRuleForm([], ['land']), land: '1', effective: '2026', expires: '2025-13-40' };
    expect(ruleOfForm(form, 'own-1', null)).toEqual({
      ok: false,
      faults: ['kinds', 'land', 'clause', 'document', 'expires'],
    });
    const alone = { ...emptyRuleForm(['pv'], []), clause: 'c', document: 'd' };
    expect(ruleOfForm(alone, 'own-1', null)).toEqual({ ok: false, faults: ['asks'] });
    expect(ruleOfForm({ ...alone, minimumAreaM2: '400' }, 'own-1', null).ok).toBe(true);
  });

  it('gets an id that none has', () => {
    expect(freeRuleId(['own-1', 'own-3'])).toBe('own-2');
  });
});
