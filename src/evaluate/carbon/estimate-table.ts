import { textAttributeBuilder } from '../../land/attribute-builder.ts';
import type { NumberColumn, TextColumn } from '../../land/attribute-column.ts';
import type { Sheet, SheetCell } from '../../plan/sheet.ts';
import { columnUnit, isWithUnit, type NumberField, readNumber, unitFactor } from './estimate-cell.ts';
import {
  type CarbonScope,
  ESTIMATE_FIELDS,
  type EstimateField,
  type EstimateMapping,
  type EstimateUnit,
  openQuestions,
} from './estimate-fields.ts';
import { type EstimateProblems, problemList, type ProblemList } from './estimate-problems.ts';
import { speciesGroup } from './species-groups.ts';

/**
 * Somebody else's estimate, row by row in columns (待核估算表). Every row of the sheet that says anything and has an id of its own
 * is in it; every cell that could not be used is missing here and stands in the problems.
 */
export interface EstimateTable {
  /** Name of the sheet; empty for a text file. */
  readonly sheet: string;
  readonly scope: CarbonScope;
  readonly rowCount: number;
  /** Row as the spreadsheet counts, from 1. */
  readonly sheetRows: Uint32Array;
  /** Where a field stands in the sheet, from 0; null where it does not. */
  readonly columns: EstimateMapping['columns'];
  readonly ids: readonly string[];
  readonly areaHa: NumberColumn;
  readonly classes: TextColumn;
  readonly species: TextColumn;
  readonly ageYears: NumberColumn;
  readonly volumeM3PerHa: NumberColumn;
  /** 0…1 */
  readonly canopy: NumberColumn;
  readonly carbonT: NumberColumn;
  readonly methods: TextColumn;
  readonly problems: EstimateProblems;
  /** Rows without an id, with one that an earlier row has, and sums: none of them can be compared. */
  readonly leftOut: number;
}

const TOTALS: ReadonlySet<string> = new Set(['合计', '总计', '小计', '累计', 'total', 'sum', 'subtotal']);
const NUMBERS = ['area', 'age', 'volume', 'canopy', 'carbon'] as const satisfies readonly NumberField[];
const TEXTS = ['class', 'species', 'method'] as const satisfies readonly EstimateField[];
const MISSING = { value: null, unit: null } as const;

/**
 * Reads a sheet under a mapping that leaves nothing open: O(cells). A cell that cannot be used does not take its row along.
 *
 * @throws RangeError when the mapping still has open questions
 */
export function readEstimateTable({ name, rows }: Sheet, mapping: EstimateMapping): EstimateTable {
  if (openQuestions(mapping).length > 0) throw new RangeError('the mapping has open questions');
  const { columns, headingRow } = mapping;
  const most = Math.max(0, rows.length - headingRow - 1);
  const problems = problemList();
  const reader = new CellReader(mapping, problems);
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, emptyNumbers(most)])) as Record<
    NumberField,
    NumberColumn
  >;
  const texts = { class: textAttributeBuilder(), species: textAttributeBuilder(), method: textAttributeBuilder() };
  const sheetRows = new Uint32Array(most);
  const ids: string[] = [];
  const rowsById = new Map<string, number>();
  const used = ESTIMATE_FIELDS.flatMap((field) => columns[field] ?? []);
  let leftOut = 0;
  for (let at = headingRow + 1; at < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    if (used.every((column) => isEmpty(cells[column] ?? null))) continue;
    const row = at + 1;
    const id = reader.id(cells, row, rowsById);
    if (id === null) {
      leftOut += 1;
      continue;
    }
    const place = ids.push(id) - 1;
    sheetRows[place] = row;
    const area = reader.number(cells, row, 'area');
    const areaHa = area.value === null ? null : area.value * unitFactor('area', area.unit ?? 'ha');
    set(numbers.area, place, areaHa);
    for (const field of ['age', 'canopy'] as const)
      set(numbers[field], place, scaled(reader.number(cells, row, field), field));
    for (const field of ['volume', 'carbon'] as const) {
      const isTotal = field === 'carbon';
      set(numbers[field], place, reader.amount(cells, row, field, areaHa, isTotal));
    }
    for (const field of TEXTS) texts[field].push(reader.text(cells, row, field));
  }
  const cut = ({ values, present }: NumberColumn): NumberColumn => ({
    type: 'number',
    values: values.slice(0, ids.length),
    present: present.slice(0, ids.length),
  });
  return {
    sheet: name,
    scope: mapping.scope ?? 'living',
    rowCount: ids.length,
    sheetRows: sheetRows.slice(0, ids.length),
    columns,
    ids,
    areaHa: cut(numbers.area),
    classes: texts.class.finish() as TextColumn,
    species: texts.species.finish() as TextColumn,
    ageYears: cut(numbers.age),
    volumeM3PerHa: cut(numbers.volume),
    canopy: cut(numbers.canopy),
    carbonT: cut(numbers.carbon),
    methods: texts.method.finish() as TextColumn,
    problems: problems.finish(),
    leftOut,
  };
}

/** An id for comparing: full-width signs and blanks around it do not make another one. */
export function plainId(text: string): string {
  return text.normalize('NFKC').trim();
}

interface ReadNumber {
  readonly value: number | null;
  readonly unit: EstimateUnit | null;
}

/** Cells of a row under a mapping; what is wrong goes to the list. */
class CellReader {
  readonly #mapping: EstimateMapping;
  readonly #problems: ProblemList;
  readonly #knownSpecies = new Map<string, boolean>();

  constructor(mapping: EstimateMapping, problems: ProblemList) {
    this.#mapping = mapping;
    this.#problems = problems;
  }

  /** The id of a row that can be compared; null for any other. */
  id(cells: readonly SheetCell[], row: number, rowsById: Map<string, number>): string | null {
    const column = this.#mapping.columns.id ?? 0;
    const cell = cells[column] ?? null;
    const isValue = typeof cell === 'string' || typeof cell === 'number';
    const id = isValue ? plainId(String(cell)) : '';
    const first = rowsById.get(id);
    if (cell !== null && !isValue && typeof cell === 'object') this.#problems.add(row, column, cell.fault, cell.text);
    else if (id === '') this.#problems.add(row, column, 'id-missing', '');
    else if (TOTALS.has(id.replace(/\s/gu, '').toLowerCase())) this.#problems.add(row, column, 'total-row', id);
    else if (first !== undefined) this.#problems.add(row, column, 'id-twice', String(first));
    else {
      rowsById.set(id, row);
      return id;
    }
    return null;
  }

  number(cells: readonly SheetCell[], row: number, field: NumberField): ReadNumber {
    const column = this.#mapping.columns[field];
    if (column === null) return MISSING;
    const read = readNumber(cells[column] ?? null, field, columnUnit(field, this.#mapping));
    if (!read.ok) {
      this.#problems.add(row, column, read.code, read.text);
      return MISSING;
    }
    if (read.value === null) this.#problems.add(row, column, 'empty-cell', '');
    else if (read.text !== null) this.#problems.add(row, column, 'other-unit', read.text);
    return read;
  }

  /** A total or an amount per hectare, whichever is wanted; the area of the row makes one of the other. */
  amount(
    cells: readonly SheetCell[],
    row: number,
    field: 'volume' | 'carbon',
    areaHa: number | null,
    isTotalWanted: boolean,
  ): number | null {
    const { value, unit } = this.number(cells, row, field);
    if (value === null || unit === null) return null;
    const amount = value * unitFactor(field, unit);
    if (isTotal(unit) === isTotalWanted) return amount;
    if (areaHa === null) {
      this.#problems.add(row, this.#mapping.columns[field] ?? 0, 'area-needed', String(value));
      return null;
    }
    return isTotalWanted ? amount * areaHa : amount / areaHa;
  }

  text(cells: readonly SheetCell[], row: number, field: (typeof TEXTS)[number]): string | null {
    const column = this.#mapping.columns[field];
    if (column === null) return null;
    const cell = cells[column] ?? null;
    if (cell !== null && typeof cell === 'object') {
      this.#problems.add(row, column, cell.fault, cell.text);
      return null;
    }
    const text = cell === null ? '' : String(cell).trim();
    if (text === '') this.#problems.add(row, column, 'empty-cell', '');
    else if (field === 'species' && !this.#isKnownSpecies(text)) {
      this.#problems.add(row, column, 'unknown-species', text);
    }
    return text;
  }

  #isKnownSpecies(text: string): boolean {
    let isKnown = this.#knownSpecies.get(text);
    if (isKnown === undefined) {
      isKnown = speciesGroup(text) !== null;
      this.#knownSpecies.set(text, isKnown);
    }
    return isKnown;
  }
}

function isTotal(unit: EstimateUnit): boolean {
  return unit === 'm3' || unit === 'tC' || unit === 'tCO2';
}

function scaled({ value, unit }: ReadNumber, field: 'age' | 'canopy'): number | null {
  if (value === null || unit === null || !isWithUnit(field)) return value;
  return value * unitFactor(field, unit);
}

function isEmpty(cell: SheetCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

function emptyNumbers(count: number): NumberColumn {
  return { type: 'number', values: new Float64Array(count), present: new Uint8Array(count) };
}

function set({ values, present }: NumberColumn, at: number, value: number | null): void {
  if (value === null) return;
  values[at] = value;
  present[at] = 1;
}
