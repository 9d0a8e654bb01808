import { expect, it } from 'vitest';
import { settingFields } from '../../../src/report/carbon-setting-fields.ts';

const plan = { seed: 'ningdong', baseYear: 2020 } as const;

it('shows for every setting what is proposed for the province', () => {
  expect(settingFields(plan, 'zh').map(({ id, proposed, chosen }) => [id, proposed, chosen])).toEqual([
    ['climate', '冷温带干旱', null],
    ['soil', '高活性黏土', null],
    ['soilDepthCm', '0–100 厘米', null],
    ['densitySet', '甘肃', null],
    ['volumeSet', '北方树种组（山东论文）', null],
    ['sealedSoilLoss', expect.stringMatching(/^20\s%$/u), null],
  ]);
});

it('shows beside it what was chosen, as the form gives it back', () => {
  const fields = settingFields({ ...plan, carbon: { soilDepthCm: 30, sealedSoilLoss: 0.07, volumeSet: 'fang' } }, 'en');
  const chosen = new Map(fields.map((field) => [field.id, field.chosen]));
  expect([chosen.get('soilDepthCm'), chosen.get('sealedSoilLoss'), chosen.get('volumeSet')]).toEqual([
    '30',
    '7',
    'fang',
  ]);
  for (const { options, chosen: value } of fields) {
    if (options !== null && value !== null) expect(options.map((option) => option.value)).toContain(value);
  }
  expect(fields.every(({ help, name }) => help !== '' && name !== '')).toBe(true);
});
