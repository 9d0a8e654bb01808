import { expect, it } from 'vitest';
import { candidateMeasure, ccerTables, serviceRows } from '../../../src/report/carbon-service.ts';
import { around, carbonReport } from './carbon-fixture.ts';

it('names every method of the service, and why one has no number', () => {
  const early = carbonReport({ gep: { byRate: around(900, 90), byBiomass: null } });
  expect(serviceRows(early).map(({ method, service, none }) => [method, service?.value ?? null, none])).toEqual([
    ['rate', 900, null],
    ['biomass', null, 'base-year'],
    ['productivity', null, 'no-map'],
  ]);
  const late = carbonReport({ gep: { byRate: around(900, 90), byBiomass: around(700, 70) } });
  expect(serviceRows(late)[1]).toEqual({ method: 'biomass', service: around(700, 70), none: null, measure: null });
  const { scenario, year, revision } = late;
  const rate = { indicator: 'gep.regulation', zone: 'region', year, scenario, value: 900, revision };
  expect(serviceRows(late)[0]?.measure).toEqual(rate);
});

it('puts features of a methodology together, the most candidate land first, and adds them up', () => {
  const feature = (id: string, candidateM2: number, methodology: 'CCER-14-001' | 'CCER-14-002' = 'CCER-14-001') => ({
    feature: id,
    methodology,
    isPreScreening: true as const,
    isInPieces: false,
    screenedM2: 1000,
    candidateM2,
    failed: [
      { condition: 'road-greening' as const, areaM2: 10 },
      { condition: 'cropland' as const, areaM2: 990 - candidateM2 },
    ],
    open: [],
  });
  const ccer = [feature('a', 100), feature('coast', 400, 'CCER-14-002'), feature('b', 700)];
  const tables = ccerTables(carbonReport({ ccer }));
  expect(tables.map(({ methodology, screenedM2, candidateM2 }) => [methodology, screenedM2, candidateM2])).toEqual([
    ['CCER-14-001', 2000, 800],
    ['CCER-14-002', 1000, 400],
  ]);
  expect(tables[0]?.rows.map(({ feature: id }) => id)).toEqual(['b', 'a']);
  expect(tables[0]?.rows[1]?.failed.map(({ condition }) => condition)).toEqual(['cropland', 'road-greening']);
  expect(candidateMeasure(carbonReport({ ccer }))).toMatchObject({ indicator: 'ccer.candidate', value: 1200 });
  expect(ccerTables(carbonReport())).toEqual([]);
});
