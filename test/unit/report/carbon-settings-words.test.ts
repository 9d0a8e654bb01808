import { expect, it } from 'vitest';
import { settingRows } from '../../../src/report/carbon-settings-words.ts';
import { carbonReport } from './carbon-fixture.ts';

it('says what carbon was worked out with', () => {
  const { settings } = carbonReport();
  expect(settingRows(settings, 'zh').map(({ name, value }) => `${name}：${value}`)).toEqual([
    '基准年：2020',
    '气候带：暖温带干旱',
    '土壤类型：高活性黏土',
    '土壤深度：0–100 厘米',
    '地方碳密度：不用，取全国或 IPCC',
    '蓄积换算方程：北方树种组（山东论文）',
    '封闭土壤损失：20\u202F%',
  ]);
  expect(settingRows({ ...settings, climate: 'TMoist', soilDepthCm: 30 }, 'en')[1]?.value).toBe('tropical, moist');
});
