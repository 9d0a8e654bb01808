import type { Sheet } from '../../plan/sheet.ts';
import {
  type CarbonScope,
  ESTIMATE_FIELDS,
  type EstimateField,
  type EstimateMapping,
  type EstimateUnit,
  type FieldWithUnit,
} from './estimate-fields.ts';

/** Titles and notes may stand above the headings. */
const FIRST_ROWS = 20;

/**
 * Usual headings, the more telling first: database standards of the third survey (TD/T 1057—2020) and of forest stand surveys,
 * then plain words.
 */
const HEADINGS: Readonly<Record<EstimateField, readonly string[]>> = {
  id: [
    ...['小班号', '小班编号', '图斑编号', '图斑号', '标识码', 'bsm', 'tbbsm', 'tbbh', 'xbh', 'xiao_ban', '小班'],
    ...['图斑', '编号', 'id', 'parcelid', 'parcel', 'subcompartment', 'sub-compartment', 'objectid'],
  ],
  area: ['小班面积', '图斑面积', '面积', 'tbmj', 'xbmj', 'mian_ji', 'mj', 'area'],
  class: [
    ...['地类编码', '地类代码', '地类', '地类名称', 'dlbm', 'di_lei', 'dldm', 'dlmc', 'landclass', 'landuse'],
    'class',
  ],
  species: [
    ...['优势树种', '优势树种组', '优势树种(组)', '树种', '树种组', 'you_shi_sz', 'yssz', 'sz'],
    ...['dominantspecies', 'species'],
  ],
  age: ['平均年龄', '林龄', '林分年龄', '年龄', 'pingjun_nl', 'pjnl', 'nl', 'standage', 'age'],
  volume: [
    ...['公顷蓄积', '每公顷蓄积', '公顷蓄积量', '每公顷蓄积量', '单位面积蓄积', '单位面积蓄积量', 'gqxj', 'mgqxj'],
    ...['huo_lmgqxj', 'volumeperhectare', 'volumeperha', '小班蓄积', '小班蓄积量', '总蓄积', '总蓄积量', 'xbxj'],
    ...['蓄积', '蓄积量', '活立木蓄积', '活立木蓄积量', 'growingstock', 'volume', 'xj'],
  ],
  canopy: ['郁闭度', 'yu_bi_du', 'ybd', 'canopydensity', 'canopycover', 'crowncover', 'canopy'],
  carbon: [
    ...['碳储量', '乔木碳储量', '林木碳储量', '活立木碳储量', '生物量碳储量', '植被碳储量', '总碳储量'],
    ...['生态系统碳储量', '碳密度', '公顷碳储量', '每公顷碳储量', '单位面积碳储量', '二氧化碳当量', '二氧化碳储量'],
    ...['carbonstock', 'carbonstorage', 'totalcarbon', 'livingcarbon', 'carbondensity', 'carbon'],
  ],
  method: ['核算方法', '计算方法', '计量方法', '测算方法', '方法', 'method'],
};

/** Words for units inside a heading or behind a number. What says only half (吨: of carbon or of CO₂?) is left out. */
const UNIT_WORDS: Readonly<Record<FieldWithUnit, Readonly<Record<string, EstimateUnit>>>> = {
  area: {
    ...wordsFor('ha', ['ha', 'hm2', '公顷', 'hectare', 'hectares']),
    ...wordsFor('mu', ['亩', '市亩', 'mu']),
    ...wordsFor('m2', ['m2', '平方米', 'sqm', '平米']),
    ...wordsFor('km2', ['km2', '平方公里', '平方千米']),
  },
  volume: {
    ...wordsFor('m3-per-ha', ['m3/ha', 'm3/hm2', 'm3ha-1', 'm3hm-2', '立方米/公顷', '方/公顷', 'm3/公顷']),
    ...wordsFor('m3-per-mu', ['m3/mu', 'm3/亩', '立方米/亩', '方/亩']),
    ...wordsFor('m3', ['m3', '立方米', '方']),
  },
  canopy: {
    ...wordsFor('percent', ['%', 'percent', '百分比']),
    ...wordsFor('share', ['share', '0-1', '小数']),
  },
  carbon: {
    ...wordsFor('tC', ['tc', '吨碳', 't碳', 'tonnesc']),
    ...wordsFor('tCO2', ['tco2', 'tco2e', 'tco2-e', 'tco2eq', '吨二氧化碳', '吨二氧化碳当量', '吨co2']),
    ...wordsFor('tC-per-ha', ['tc/ha', 'tc/hm2', 'tcha-1', 'tchm-2', '吨碳/公顷', 'tc/公顷']),
    ...wordsFor('tCO2-per-ha', ['tco2/ha', 'tco2e/ha', 'tco2/hm2', 'tco2e/hm2', '吨二氧化碳/公顷']),
  },
};

/** What a name says without any unit beside it: TD/T 1057—2020 keeps areas in m², 郁闭度 is a share by definition. */
const TOLD_BY_NAME: Readonly<Record<string, EstimateUnit>> = {
  tbmj: 'm2',
  郁闭度: 'share',
  yu_bi_du: 'share',
  ybd: 'share',
  ...wordsFor('m3-per-ha', ['公顷蓄积', '每公顷蓄积', '公顷蓄积量', '每公顷蓄积量', 'gqxj', 'mgqxj', 'huo_lmgqxj']),
  ...wordsFor('m3-per-ha', ['volumeperhectare', 'volumeperha']),
  ...wordsFor('m3', ['小班蓄积', '小班蓄积量', '总蓄积', '总蓄积量', 'xbxj']),
};

const SCOPE_BY_NAME: Readonly<Record<string, CarbonScope>> = {
  ...wordsFor('living', ['乔木碳储量', '林木碳储量', '活立木碳储量', '生物量碳储量', '植被碳储量', 'livingcarbon']),
  ...wordsFor('all', ['总碳储量', '生态系统碳储量', 'totalcarbon']),
};

/**
 * The mapping that the headings of a sheet speak for: the first row that names an id and something else. Null when no row does;
 * units that no heading tells stay open.
 */
export function proposeMapping(rows: Sheet['rows']): EstimateMapping | null {
  let best: EstimateMapping | null = null;
  let most = 1;
  for (const [headingRow, cells] of rows.slice(0, FIRST_ROWS).entries()) {
    const mapping = mappingOf(cells, headingRow);
    const count = ESTIMATE_FIELDS.filter((field) => mapping.columns[field] !== null).length;
    if (mapping.columns.id === null || count <= most) continue;
    best = mapping;
    most = count;
  }
  return best;
}

/**
 * A mapping with another row of headings: what these speak for. Where they speak for nothing, columns and units stay as they
 * were chosen.
 */
export function withHeadingRow(mapping: EstimateMapping, headingRow: number, rows: Sheet['rows']): EstimateMapping {
  const told = mappingOf(rows[headingRow] ?? [], headingRow);
  return ESTIMATE_FIELDS.every((field) => told.columns[field] === null) ? { ...mapping, headingRow } : told;
}

/** A mapping with another column for a field; its unit, and what carbon is of, are those that the new heading tells. */
export function withColumn(
  mapping: EstimateMapping,
  field: EstimateField,
  column: number | null,
  rows: Sheet['rows'],
): EstimateMapping {
  const cell = column === null ? null : (rows[mapping.headingRow]?.[column] ?? null);
  const heading = typeof cell === 'string' ? readHeading(plainText(cell), field) : null;
  return {
    ...mapping,
    columns: { ...mapping.columns, [field]: column },
    units: field in mapping.units ? { ...mapping.units, [field]: heading?.unit ?? null } : mapping.units,
    scope: field === 'carbon' ? (heading?.scope ?? null) : mapping.scope,
  };
}

/** The unit that a word means for a field, or null: `亩` → `mu`. */
export function unitOfWord(field: FieldWithUnit, word: string): EstimateUnit | null {
  return UNIT_WORDS[field][plainText(word).replace(/[·•^]/gu, '')] ?? null;
}

interface Heading {
  /** Place in the list of usual headings; the smaller, the more telling. */
  readonly rank: number;
  readonly unit: EstimateUnit | null;
  readonly scope: CarbonScope | null;
}

function mappingOf(cells: Sheet['rows'][number], headingRow: number): EstimateMapping {
  const headings = cells.map((cell) => (typeof cell === 'string' ? plainText(cell) : ''));
  const columns: Record<EstimateField, number | null> = {
    ...{ id: null, area: null, class: null, species: null, age: null },
    ...{ volume: null, canopy: null, carbon: null, method: null },
  };
  const units: Record<FieldWithUnit, EstimateUnit | null> = { area: null, volume: null, canopy: null, carbon: null };
  let scope: CarbonScope | null = null;
  for (const field of ESTIMATE_FIELDS) {
    let found: Heading | null = null;
    for (const [column, text] of headings.entries()) {
      const heading = readHeading(text, field);
      if (heading === null || (found !== null && heading.rank >= found.rank)) continue;
      found = heading;
      columns[field] = column;
    }
    if (field in units) units[field as FieldWithUnit] = found?.unit ?? null;
    if (field === 'carbon') scope = found?.scope ?? null;
  }
  return { headingRow, columns, units: units as EstimateMapping['units'], scope };
}

function readHeading(text: string, field: EstimateField): Heading | null {
  for (const [name, unitWord] of partsOf(text)) {
    const rank = HEADINGS[field].indexOf(name);
    if (rank === -1) continue;
    const withUnit = field in UNIT_WORDS ? (field as FieldWithUnit) : null;
    const stated = withUnit === null ? null : unitOfWord(withUnit, unitWord);
    // A unit that nobody knows is no part of a heading, except in brackets, where anything may stand.
    if (unitWord !== '' && withUnit !== null && stated === null && !text.includes('(')) continue;
    const told = TOLD_BY_NAME[name] ?? null;
    // 公顷蓄积(m³): the name says per hectare.
    const unit = told !== null && (stated === null || stated === 'm3') ? told : stated;
    return { rank, unit: withUnit === null ? null : unit, scope: SCOPE_BY_NAME[name] ?? null };
  }
  return null;
}

/** Ways to divide a heading into a name and a unit: whole, before brackets, at any sign between words. */
function* partsOf(text: string): Generator<readonly [name: string, unit: string]> {
  yield [text, ''];
  const bracket = /^(.*?)[([]([^)\]]*)[)\]]?$/u.exec(text);
  if (bracket !== null) yield [bracket[1] ?? '', bracket[2] ?? ''];
  for (const { index } of text.matchAll(/[/_,:-]/gu)) yield [text.slice(0, index), text.slice(index + 1)];
}

function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '').replace('−', '-');
}

function wordsFor<Unit extends string>(unit: Unit, words: readonly string[]): Record<string, Unit> {
  return Object.fromEntries(words.map((word) => [word, unit]));
}
