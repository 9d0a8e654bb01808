import { expect, it } from 'vitest';
import { readPlanFile, writePlanFile } from '../../../src/plan/plan-file.ts';

function file(base: unknown): string {
  const scenarios = [{ id: 'base', name: '现状' }];
  const tantu = { version: 1, name: '蓟州区碳布局方案', baseYear: 2020, years: [2025], scenarios, base };
  return JSON.stringify({ type: 'FeatureCollection', tantu, features: [] });
}

it('keeps how a base file is to be read, and says what of it cannot be', () => {
  const base = [
    {
      role: 'land-cover',
      href: '二调.zip',
      classSystem: 'custom',
      classMapping: { 有林地: '0301', '11': '0101' },
      fields: { class: '地类名称' },
      crs: 'EPSG:4527',
      shift: 'gcj02',
      encoding: 'GBK',
      controlAreaM2: 1_590_000_000.55,
      laterMember: [1],
    },
  ];
  const plan = readPlanFile(file(base)).value;
  if (plan === null) throw new Error('refused');
  expect(plan.base).toEqual(base);
  expect(readPlanFile(writePlanFile(plan)).value?.base).toEqual(base);
  const { value, notes } = readPlanFile(
    file([{ ...base[0], crs: 'CGCS2000', shift: 'mars', controlAreaM2: 0, classMapping: { 有林地: 301 } }]),
  );
  expect(value).toBeNull();
  expect(notes.map(({ details }) => details['member']).sort()).toEqual([
    'tantu.base[0].classMapping.有林地',
    'tantu.base[0].controlAreaM2',
    'tantu.base[0].crs',
    'tantu.base[0].shift',
  ]);
});
