import { describe, expect, it } from 'vitest';
import { proposeTargets } from '../../../src/evaluate/targets/target-sentence.ts';
import { translateCode } from '../../../src/i18n/translate.ts';
import { readTargets } from '../../../src/plan/target-schema.ts';
import {
  EMPTY_TARGET_FORM,
  formOfProposal,
  formOfTarget,
  freeTargetId,
  OTHER_TOPIC,
  TARGET_TOPICS,
  targetOfForm,
  type TargetForm,
} from '../../../src/session/target-form.ts';
import { target } from '../../support/plan-pieces.ts';

const FILLED: TargetForm = {
  ...EMPTY_TARGET_FORM,
  topic: 'pv.capacity',
  title: '光伏装机',
  amount: '35万千瓦',
  year: '2027',
};

function faultsOf(form: Partial<TargetForm>): readonly string[] {
  const answer = targetOfForm({ ...FILLED, ...form }, 'own-1', null, '方案自定');
  return answer.ok ? [] : answer.faults;
}

describe('a target out of a form', () => {
  it('goes from a sentence to a target that the plan file takes', () => {
    const [proposal] = proposeTargets('到2026年，新建高标准农田3万亩。');
    if (proposal === undefined) throw new Error('nothing read');
    const form = formOfProposal(proposal, () => '新建高标准农田');
    const answer = targetOfForm(form, 'own-1', null, '方案自定');
    if (!answer.ok) throw new Error(answer.faults.join());
    expect(answer.target).toMatchObject({
      indicator: 'farmland.highstandard',
      group: 'new',
      op: '>=',
      value: 2000,
      unit: 'ha',
      year: 2026,
      kind: 'map',
      evidence: '到2026年，新建高标准农田3万亩。',
    });
    expect(readTargets([answer.target]).ok).toBe(true);
  });

  it.each([
    ['35万千瓦', 350],
    ['350 MW', 350],
    ['1 200 MW', 1200],
    ['2.5 GW', 2500],
    ['350', 350],
  ])('reads the amount %s as MW', (amount, value) => {
    const answer = targetOfForm({ ...FILLED, amount }, 'own-1', null, '方案自定');
    expect(answer).toMatchObject({ ok: true, target: { value, unit: 'MW' } });
  });

  it('names every field that cannot be used', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ topic: '' })).toEqual(['topic']);
    expect(faultsOf({ title: ' ', op: '' })).toEqual(['title', 'op']);
    expect(faultsOf({ amount: '30 公顷' })).toEqual(['amount']);
    expect(faultsOf({ amount: '很多' })).toEqual(['amount']);
    expect(faultsOf({ year: '27' })).toEqual(['year']);
    expect(faultsOf({ topic: OTHER_TOPIC, amount: '6' })).toEqual(['amount']);
  });

  it('keeps anything else by hand, in its own unit', () => {
    const form = { ...FILLED, topic: OTHER_TOPIC, amount: '290 gce/kWh', op: '<=' } as const;
    const answer = targetOfForm(form, 'own-2', null, '方案自定');
    if (!answer.ok) throw new Error(answer.faults.join());
    expect(answer.target).toMatchObject({ kind: 'tracked', value: 290, unit: 'gce/kWh', readings: [] });
    expect(readTargets([answer.target]).ok).toBe(true);
  });

  it.each(['zh', 'en'] as const)('comes back from its form in %s as it was', (language) => {
    const before = target({ id: 'own-3', op: 'about', value: 2000, unit: 'MW', indicator: 'pumped.power', year: 2030 });
    const own = { ...before, kind: 'counted' as const };
    const answer = targetOfForm(formOfTarget(own, language), own.id, own, '方案自定');
    const title = own.title[language];
    expect(answer).toEqual({ ok: true, target: { ...own, title: { zh: title, en: title } } });
  });

  it('has a name for every topic in both languages, and an id that nobody has', () => {
    for (const { id } of TARGET_TOPICS) {
      for (const language of ['zh', 'en'] as const) expect(translateCode(language, `topic.${id}`, ''), id).not.toBe('');
    }
    expect(freeTargetId([target({ id: 'own-1', op: '>=', value: 1 })])).toBe('own-2');
  });
});
