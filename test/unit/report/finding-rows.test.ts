import { expect, it } from 'vitest';
import type { Finding } from '../../../src/evaluate/rules/finding.ts';
import { shippedRules } from '../../../src/evaluate/rules/shipped-rules.ts';
import { UNIT_SPACE } from '../../../src/i18n/format-number.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { findingRows, uncheckedSentence } from '../../../src/report/finding-rows.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn } from '../../support/plan-pieces.ts';

const RULES = shippedRules();
const FEATURES = new Map(
  [
    drawn('p', gridBox(0, 0, 1, 1), { kind: 'pv', name: '一期' }),
    drawn('t', gridBox(0, 0, 1, 1), { kind: 'wind-turbine', name: '' }),
    drawn('line', gridBox(0, 0, 1, 1), { kind: 'farmland-redline', name: '东片' }),
  ].map((one) => [one.id, one]),
);

function finding(values: Partial<Finding> & Pick<Finding, 'rule'>): Finding {
  return {
    id: `${values.rule}/x`,
    severity: 'forbidden',
    feature: 'p',
    with: 'base:redline',
    areaM2: 63_649,
    distanceM: null,
    lon: 117.4,
    lat: 40,
    clause: '',
    introduced: true,
    waiver: null,
    ...values,
  };
}

function sentence(values: Parameters<typeof finding>[0], language: Language = 'zh'): string | undefined {
  return findingRows([finding(values)], RULES, FEATURES, language)[0]?.sentence.replaceAll(UNIT_SPACE, ' ');
}

it('say how much of what is taken', () => {
  expect(sentence({ rule: 'redline.development' })).toBe('光伏“一期”占生态保护红线 6.36 公顷');
  expect(sentence({ rule: 'redline.development' }, 'en')).toMatch(/^PV.* “一期” takes 6\.36 ha of Ecological/);
  expect(sentence({ rule: 'pv.basic-farmland', with: 'line' })).toBe('光伏“一期”占基本农田“东片” 6.36 公顷');
});

it('name the land classes of a rule where they are few', () => {
  expect(sentence({ rule: 'pv.cropland', with: 'base:land-cover' })).toBe('光伏“一期”占水田、水浇地、旱地 6.36 公顷');
  expect(sentence({ rule: 'pv.forest-land', with: 'base:land-cover' })).toBe('光伏“一期”占地类图斑 6.36 公顷');
});

it('say how near a turbine is, and where a point stands', () => {
  const near = { rule: 'wind.setback', feature: 't', with: 'base:villages', areaM2: 0, distanceM: 412.4 };
  expect(sentence(near)).toBe('风机距村庄 412 m，应不小于 500 m');
  expect(sentence({ rule: 'wind.redline', feature: 't', areaM2: 0 })).toBe('风机位于生态保护红线范围内');
});

it('say what is too small', () => {
  expect(sentence({ rule: 'ccer.planting-size', with: '', areaM2: 300 })).toBe(
    '光伏“一期”中 0.03 公顷的地块小于 400 m²',
  );
});

it('put first what nobody answered for, then what weighs most, then what is largest', () => {
  const waiver = { finding: 'x', reason: '已批复', by: '张工', at: '2026-11-22' };
  const rows = findingRows(
    [
      finding({ rule: 'wind.setback', id: 'advice', severity: 'advice', areaM2: 9e9 }),
      finding({ rule: 'pv.cropland', id: 'answered', waiver }),
      finding({ rule: 'pv.cropland', id: 'small', areaM2: 1 }),
      finding({ rule: 'pv.cropland', id: 'large', areaM2: 2 }),
    ],
    RULES,
    FEATURES,
    'zh',
  );
  expect(rows.map(({ id }) => id)).toEqual(['large', 'small', 'advice', 'answered']);
  expect(rows.at(-1)?.answer).toBe('张工 已说明：已批复');
  expect(rows[0]).toMatchObject({ severityName: '禁止', origin: '本方案新增', answer: null });
});

it('mark a rule that was seen in a translation only', () => {
  const [row] = findingRows([finding({ rule: 'wind.protected' })], RULES, FEATURES, 'zh');
  expect(row?.document).toMatch(/仅见译文$/);
});

it('say of every rule why it could not be checked, with names for all that can be missing', () => {
  for (const { id, against } of RULES) {
    for (const one of against) {
      if (!('data' in one)) continue;
      expect(Object.keys(messages.zh), id).toContain(`rule-data.${one.data}`);
    }
  }
  const unchecked = { rule: 'wind.setback', missing: 'base-layer', what: ['villages'] } as const;
  expect(uncheckedSentence(unchecked, RULES, 'zh')).toBe(
    '“风机距居民点一般 300–700 m，默认 500 m” 未检查：没有底图“村庄”，也没有画出同类管控线。',
  );
});
