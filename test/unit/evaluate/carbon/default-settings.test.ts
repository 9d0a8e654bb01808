import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { carbonSettingsOf, proposedSettings } from '../../../../src/evaluate/carbon/default-settings.ts';
import { settingsSchema } from '../../../../src/plan/plan-schema.ts';
import table from '../../../../data/factors/province-settings.json';

const SEEDS = new URL('../../../../seeds/', import.meta.url);
const seeds = readdirSync(SEEDS).filter((name) => existsSync(new URL(`${name}/seed.json`, SEEDS)));

it('proposes the climate zones of methods.md 4.1 for the six provinces of the seeds', () => {
  const zones = Object.fromEntries(table.rows.map(({ province, climate }) => [province, climate]));
  expect(zones).toEqual({
    天津市: 'WTD',
    宁夏回族自治区: 'CTD',
    辽宁省: 'CTM',
    湖北省: 'WTM',
    重庆市: 'WTM',
    江西省: 'WTM',
  });
});

it('finds every seed under its own province', () => {
  expect(seeds.length).toBe(table.rows.flatMap((row) => row.seeds).length);
  for (const id of seeds) {
    const seed = JSON.parse(readFileSync(new URL(`${id}/seed.json`, SEEDS), 'utf8')) as { province: { zh: string } };
    expect(table.rows.find((row) => row.seeds.includes(id))?.province, id).toBe(seed.province.zh);
  }
});

it('proposes only what a plan may choose', () => {
  const plan = { version: 1, name: '', baseYear: 2020, years: [2020], scenarios: [{ id: 'a', name: '' }] };
  for (const row of [table.default, ...table.rows]) {
    const parsed = settingsSchema.safeParse({ ...plan, carbon: row });
    expect(parsed.success, JSON.stringify(row)).toBe(true);
  }
});

it('lets the plan choose otherwise, member by member', () => {
  const plan = { seed: 'ningdong', baseYear: 2022 };
  expect(proposedSettings(plan)).toEqual({
    baseYear: 2022,
    climate: 'CTD',
    soil: 'HAC',
    densitySet: 'gansu',
    soilDepthCm: 100,
    volumeSet: 'north',
    sealedSoilLoss: 0.2,
  });
  expect(carbonSettingsOf({ ...plan, carbon: { soilDepthCm: 30 } })).toEqual({
    ...proposedSettings(plan),
    soilDepthCm: 30,
  });
  expect(carbonSettingsOf({ baseYear: 2020 }).densitySet).toBe('none');
});
