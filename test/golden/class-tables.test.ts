import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FACTORS = new URL('../../../shared/reference/factors.json', import.meta.url);

interface ClassRow {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly level1: string;
  readonly landSeaUse?: string;
  readonly colourRgb?: readonly number[];
}

interface ClassTable {
  readonly system: string;
  readonly source: string;
  readonly level1: readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[];
  readonly rows: readonly ClassRow[];
}

function readTable(system: string): ClassTable {
  const url = new URL(`../../data/classes/${system}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as ClassTable;
}

const survey = readTable('third-survey');
const landSeaUse = readTable('land-sea-use');

describe.each([survey, landSeaUse])('$system', (table) => {
  it('has unique codes, each under a first level, named in both languages', () => {
    const groups = new Set(table.level1.map(({ code }) => code));
    expect(new Set(table.rows.map(({ code }) => code)).size).toBe(table.rows.length);
    for (const { code, name, level1 } of table.rows) {
      expect(groups, code).toContain(level1);
      expect(name.zh, code).toMatch(/[一-鿿]/);
      expect(name.en, code).toMatch(/^[A-Z][a-z]/);
    }
  });

  it('names its source', () => {
    expect(table.source).toMatch(/自然资发〔2023〕234号/);
  });
});

it('every class of the survey leads to a class of land and sea use', () => {
  const codes = new Set([...landSeaUse.rows, ...landSeaUse.level1].map(({ code }) => code));
  for (const { code, landSeaUse: target = '' } of survey.rows) {
    for (const end of target.split('-')) expect(codes, code).toContain(end);
  }
});

it('the two systems give 0303 different meanings, and the survey row leads to the right one', () => {
  const surveyRow = survey.rows.find(({ code }) => code === '0303');
  expect(surveyRow).toMatchObject({ name: { zh: '红树林地' }, landSeaUse: '0507' });
  expect(landSeaUse.rows.find(({ code }) => code === '0303')).toMatchObject({ name: { zh: '灌木林地' } });
  expect(landSeaUse.rows.find(({ code }) => code === '0507')).toMatchObject({ name: { zh: '红树林地' } });
});

it('colours of land and sea use are whole numbers from 0 to 255', () => {
  const coloured = [...landSeaUse.level1, ...landSeaUse.rows].flatMap((row) =>
    'colourRgb' in row ? [row.colourRgb] : [],
  );
  expect(coloured.length).toBeGreaterThan(30);
  for (const colour of coloured) {
    expect(colour).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)]);
    expect((colour as number[]).every((part) => Number.isInteger(part) && part >= 0 && part <= 255)).toBe(true);
  }
});

describe.each(['third-survey', 'land-sea-use', 'worldcover', 'clcd'])('the words of %s', (system) => {
  interface Words {
    readonly code: string;
    readonly group: string;
    readonly forest?: string;
    readonly ipccCategory: string;
  }
  const url = new URL(`../../data/classes/${system}.json`, import.meta.url);
  const table = JSON.parse(readFileSync(url, 'utf8')) as { rows: Words[]; level1?: Words[] };
  const rows = system === 'land-sea-use' ? [...(table.level1 ?? []), ...table.rows] : table.rows;

  it('are those the programme knows', () => {
    const tokens = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');
    for (const { code, group, forest = 'no', ipccCategory } of rows) {
      expect(tokens, `${code} ${group}`).toContain(`--lc-${group}:`);
      expect(['forest', 'by-canopy', 'special-shrub', 'no'], code).toContain(forest);
      expect(ipccCategory, code).toMatch(/^(Forest land|Cropland|Grassland|Wetlands|Settlements|Other land)/);
    }
  });
});

it.each(['land-sea-use', 'worldcover', 'clcd'])('%s says of every row whether it was read or remembered', (system) => {
  const table = readTable(system) as unknown as { rows: readonly { code: string; confidence: string }[] };
  for (const { code, confidence } of table.rows) expect(['confirmed', 'recalled'], code).toContain(confidence);
});

it('image classes take every class of the survey exactly once', () => {
  const codes = survey.rows.map(({ code }) => code).sort();
  for (const system of ['worldcover', 'clcd']) {
    const table = readTable(system) as unknown as { rows: readonly { thirdSurvey: readonly string[] }[] };
    expect(table.rows.flatMap((row) => row.thirdSurvey).sort()).toEqual(codes);
  }
});

it.runIf(existsSync(FACTORS))('colours are those of the drawing rules (needs the shared reference)', () => {
  const { tables } = JSON.parse(readFileSync(FACTORS, 'utf8')) as {
    tables: { map_colours_rgb: { rows: Record<string, number[]> } };
  };
  const given: Record<string, unknown> = {};
  for (const [name, colour] of Object.entries(tables.map_colours_rgb.rows)) given[name.split(' ')[0] ?? ''] = colour;
  const ours = new Map<string, unknown>();
  for (const row of [...landSeaUse.level1, ...landSeaUse.rows]) {
    if ('colourRgb' in row) ours.set(row.code, row.colourRgb);
  }
  expect(Object.fromEntries(ours)).toEqual(given);
});
