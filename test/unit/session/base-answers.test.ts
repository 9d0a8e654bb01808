import { describe, expect, it } from 'vitest';
import {
  type BaseAnswers,
  datasetOf,
  firstAnswers,
  mappingByName,
  openQuestion,
} from '../../../src/session/base-answers.ts';
import { inspectionOf } from '../../support/base-inspection.ts';

const STATED = inspectionOf();

function answered(changes: Partial<BaseAnswers> = {}, inspection = STATED): BaseAnswers {
  return { ...firstAnswers(inspection, null), classSystem: 'third-survey', ...changes };
}

describe('what the dialog begins with', () => {
  it('has no class system, however well the codes fit one, and the fields by their usual names', () => {
    const first = firstAnswers(STATED, null);
    expect(first).toMatchObject({ classSystem: null, classField: 'DLBM', crs: '', undoShift: null });
    expect(first.fields).toMatchObject({ id: 'BSM', officialAreaM2: 'TBMJ', species: '' });
    expect(openQuestion(STATED, first)).toBe('class-system');
  });

  it('has what the plan says already, where the file has those fields', () => {
    const before = {
      role: 'land-cover',
      href: 'old.fgb',
      classSystem: 'land-sea-use',
      fields: { class: 'BSM', id: 'GONE' },
    } as const;
    const first = firstAnswers(STATED, before);
    expect(first).toMatchObject({ classSystem: 'land-sea-use', classField: 'BSM' });
    expect(first.fields.id).toBe('BSM');
  });
});

describe('open questions', () => {
  it('come in the order of the dialog, until there is none', () => {
    expect(openQuestion(STATED, answered({ classField: '' }))).toBe('class-field');
    expect(openQuestion(STATED, answered({ classSystem: 'custom' }))).toBe('mapping');
    expect(openQuestion(STATED, answered({ classSystem: 'custom', classMapping: { a: '', b: '0301' } }))).toBeNull();
    expect(openQuestion(STATED, answered())).toBeNull();
  });

  it('hold a file without coordinate system until one that can be read is chosen', () => {
    const silent = inspectionOf({ crs: { stated: null, name: null, fits: null, candidates: ['EPSG:4527'] } });
    expect(openQuestion(silent, answered())).toBe('crs');
    expect(openQuestion(silent, answered({ crs: 'EPSG:4527' }))).toBeNull();
    expect(openQuestion(silent, answered({ crs: '4527' }))).toBeNull();
    expect(openQuestion(silent, answered({ crs: 'EPSG:2363' }))).toBe('crs-xian-80');
    expect(openQuestion(silent, answered({ crs: 'EPSG:2434' }))).toBe('crs-beijing-54');
    expect(openQuestion(silent, answered({ crs: '蓟州独立坐标' }))).toBe('crs-unknown');
  });

  it('ask about a suspected shift, both ways to answer being one', () => {
    const shifted = inspectionOf({ suspectedShift: 'gcj02' });
    expect(openQuestion(shifted, answered())).toBe('shift');
    expect(openQuestion(shifted, answered({ undoShift: true }))).toBeNull();
    expect(openQuestion(shifted, answered({ undoShift: false }))).toBeNull();
  });

  it.each([
    ['', null],
    ['158 951.8', null],
    ['1,589', null],
    ['0', 'control-area'],
    ['-3', 'control-area'],
    ['约 1500', 'control-area'],
  ] as const)('take “%s” for a control area: %s', (controlArea, open) => {
    expect(openQuestion(STATED, answered({ controlArea }))).toBe(open);
  });
});

describe('the dataset that comes of the answers', () => {
  it('says only what was decided', () => {
    expect(datasetOf(STATED, answered())).toEqual({
      role: 'land-cover',
      href: '三调.fgb',
      sha256: 'ab'.repeat(32),
      classSystem: 'third-survey',
      fields: { class: 'DLBM', id: 'BSM', officialAreaM2: 'TBMJ' },
    });
  });

  it('carries coordinate system, shift, encoding, mapping and control area', () => {
    const inspection = inspectionOf({
      crs: { stated: null, name: null, fits: null, candidates: [] },
      suspectedShift: 'bd09',
      encoding: 'GB18030',
    });
    const answers = answered(
      {
        classSystem: 'custom',
        classMapping: { 有林地: '0301', 其他: '' },
        crs: '4527',
        undoShift: true,
        controlArea: '150',
        controlUnit: 'mu',
      },
      inspection,
    );
    expect(datasetOf(inspection, answers)).toMatchObject({
      classSystem: 'custom',
      classMapping: { 有林地: '0301' },
      crs: 'EPSG:4527',
      shift: 'bd09',
      encoding: 'GB18030',
      controlAreaM2: 100_000,
    });
    expect(datasetOf(inspection, { ...answers, undoShift: false })).not.toHaveProperty('shift');
  });
});

it('maps codes that are names of the third survey, and leaves others open', () => {
  const field = { name: 'DL', type: 'text', samples: ['旱地', '乔木林地', '有林地', '0303'], knownCodes: [] } as const;
  expect(mappingByName(field)).toEqual({ 旱地: '0103', 乔木林地: '0301' });
});

describe('building outlines', () => {
  const BUILDINGS = inspectionOf({
    name: '建筑.geojson',
    fields: [
      { name: '用途', type: 'text', samples: ['一般厂房', 'public', '牌楼'], knownCodes: [] },
      { name: '建成年份', type: 'number', samples: ['2022'], knownCodes: [] },
    ],
  });
  const first = firstAnswers(BUILDINGS, null, 'buildings');

  it('are asked for nothing of land, with fields and uses by their usual names', () => {
    expect(first.buildingFields).toEqual({ buildingUse: '用途', from: '建成年份', roofPv: '', usableRoofShare: '' });
    expect(first.useMapping).toEqual({ 一般厂房: 'factory' });
    expect(openQuestion(BUILDINGS, first)).toBeNull();
    expect(openQuestion(BUILDINGS, { ...first, role: 'land-cover' })).toBe('class-system');
  });

  it('keep what was answered, and no word that stands for nothing', () => {
    expect(datasetOf(BUILDINGS, { ...first, classSystem: 'clcd', controlArea: '5' })).toEqual({
      role: 'buildings',
      href: '建筑.geojson',
      sha256: 'ab'.repeat(32),
      fields: { buildingUse: '用途', from: '建成年份' },
      classMapping: { 一般厂房: 'factory' },
    });
    const buildingFields = { ...first.buildingFields, buildingUse: '' };
    expect(datasetOf(BUILDINGS, { ...first, buildingFields })).not.toHaveProperty('classMapping');
  });

  it('are areas: points are no buildings, in whatever system', () => {
    expect(openQuestion({ ...BUILDINGS, geometry: 'point' }, first)).toBe('role-geometry');
    const unsaid = inspectionOf({ geometry: 'point', crs: { stated: null, name: null, fits: null, candidates: [] } });
    expect(openQuestion(unsaid, firstAnswers(unsaid, null, 'villages'))).toBe('crs');
  });
});
