import { expect, it } from 'vitest';
import { screenedPart } from '../../../../src/evaluate/carbon/ccer-part.ts';
import { screenForCcer, type ScreenedPiece } from '../../../../src/evaluate/carbon/ccer-screening.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { gridBase } from '../../../support/grid-base.ts';

const library = createFactorLibrary({});
const grass: ScreenedPiece = {
  areaM2: 1000,
  group: 'grass',
  carbonClass: 'grassland',
  isForest: false,
  nonForestYears: 5,
  onFarmlandLine: false,
};

it('names every failed condition of afforestation with its area (methods.md 4.7)', () => {
  const pieces: ScreenedPiece[] = [
    grass,
    { ...grass, areaM2: 10, isForest: true },
    { ...grass, areaM2: 20, nonForestYears: 2 },
    { ...grass, areaM2: 30, group: 'wetland' },
    { ...grass, areaM2: 40, group: 'cropland' },
    { ...grass, areaM2: 50, group: 'cropland', onFarmlandLine: true },
    { ...grass, areaM2: 60, group: 'urban' },
    { ...grass, areaM2: 70, group: 'road' },
    { ...grass, areaM2: 80, group: null },
    { ...grass, areaM2: 90, group: 'water' },
  ];
  const result = screenForCcer('CCER-14-001', [{ pieces }], 2026, library);
  expect(Object.fromEntries(result.failed.map(({ condition, areaM2 }) => [condition, areaM2]))).toEqual({
    'already-forest': 10,
    'forest-too-recently': 20,
    wetland: 30,
    cropland: 40,
    'farmland-line': 50,
    'built-up': 60,
    'road-greening': 70,
    'unknown-class': 80,
    water: 90,
  });
  expect([result.candidateM2, result.isPreScreening]).toEqual([1000, true]);
});

it('asks for 400 m² in one piece, 667 m² of projects begun by 2019', () => {
  const part = (areaM2: number): { readonly pieces: readonly ScreenedPiece[] } => ({ pieces: [{ ...grass, areaM2 }] });
  const candidate = (areas: readonly number[], year: number): number =>
    screenForCcer('CCER-14-001', areas.map(part), year, library).candidateM2;
  expect([candidate([399], 2026), candidate([400], 2026), candidate([300, 300], 2026)]).toEqual([0, 400, 0]);
  expect([candidate([666], 2019), candidate([667], 2019)]).toEqual([0, 667]);
});

it('leaves open what no map tells', () => {
  const unknown = screenForCcer('CCER-14-001', [{ pieces: [{ ...grass, nonForestYears: null }] }], 2026, library);
  expect(unknown.open).toContainEqual({ question: 'forest-history', areaM2: 1000 });
  expect(unknown.open.map(({ question }) => question)).toContain('tenure');
});

it('takes flats and ponds for mangrove, and asks what grows and what they are used for', () => {
  const pieces: ScreenedPiece[] = [
    { ...grass, group: 'wetland', carbonClass: 'tidal_flat', areaM2: 500 },
    { ...grass, group: 'water', carbonClass: 'pond', areaM2: 200 },
    { ...grass, areaM2: 7 },
  ];
  const { candidateM2, failed, open } = screenForCcer('CCER-14-002', [{ pieces }], 2026, library);
  expect([candidateM2, failed]).toEqual([700, [{ condition: 'not-a-flat-or-pond', areaM2: 7 }]]);
  expect(open).toEqual([
    { question: 'tenure', areaM2: 700 },
    { question: 'flat-without-plants', areaM2: 500 },
    { question: 'pond-given-up', areaM2: 200 },
  ]);
});

it('groups the fragments under a feature by class, forest and farmland line', () => {
  const codes = ['0301', '0404', '0404', '0101'];
  const base = gridBase({ columns: 4, rows: 1, parcel: (column) => ({ code: codes[column] ?? null }) });
  const part = screenedPart(
    {
      parcels: Uint32Array.of(0, 1, 2, 3, 3),
      areasM2: Float64Array.of(10, 300, 150, 40, 2),
      onFarmlandLine: Uint8Array.of(0, 0, 0, 0, 1),
    },
    base,
  );
  expect(
    part.pieces.map(({ group, isForest, onFarmlandLine, areaM2 }) => [group, isForest, onFarmlandLine, areaM2]),
  ).toEqual([
    ['forest', true, false, 10],
    ['grass', false, false, 450],
    ['cropland', false, false, 40],
    ['cropland', false, true, 2],
  ]);
  expect(screenForCcer('CCER-14-001', [part], 2026, library)).toMatchObject({ screenedM2: 502, candidateM2: 450 });
});
