import { expect, it } from 'vitest';
import { gapTable } from '../../../src/report/carbon-gaps.ts';
import { carbonReport } from './carbon-fixture.ts';

it('lists land without a number once per reason, with all pools that lack one, and unchanged pools apart', () => {
  const gap = { of: 'stock', classCode: '0307', details: { class: '0307' } } as const;
  const { missing, steady } = gapTable(
    carbonReport({
      unknown: [
        { ...gap, code: 'no-factor-for-class', pool: 'dead', areaM2: 50 },
        { ...gap, code: 'no-factor-for-class', pool: 'soil', areaM2: 70 },
        { ...gap, code: 'unknown-class', pool: null, areaM2: 90 },
        { ...gap, of: 'sink', code: 'taken-as-steady', pool: 'soil', areaM2: 900 },
        { ...gap, of: 'sink', code: 'no-factor-for-class', pool: 'soil', areaM2: 20 },
      ],
    }),
  );
  expect(missing.map(({ areaM2, code, of, pools }) => [of, code, areaM2, pools])).toEqual([
    ['stock', 'unknown-class', 90, []],
    ['stock', 'no-factor-for-class', 70, ['dead', 'soil']],
    ['sink', 'no-factor-for-class', 20, ['soil']],
  ]);
  expect(steady.map(({ areaM2 }) => areaM2)).toEqual([900]);
});
