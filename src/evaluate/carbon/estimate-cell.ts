import type { SheetCell } from '../../plan/sheet.ts';
import { numberOfCell } from '../factors/sheet-number.ts';
import { AGE_RANGE_YEARS } from './carbon-strata.ts';
import {
  ESTIMATE_UNITS,
  type EstimateField,
  type EstimateMapping,
  type EstimateUnit,
  FIELDS_WITH_UNIT,
  type FieldWithUnit,
} from './estimate-fields.ts';
import { unitOfWord } from './estimate-headings.ts';
import type { EstimateProblemCode } from './estimate-problems.ts';

/** Fields of numbers. */
export type NumberField = Extract<EstimateField, FieldWithUnit | 'age'>;

/** A number with its unit, null for an empty cell, or why the cell cannot be used. */
export type EstimateNumber =
  | {
      readonly ok: true;
      readonly value: number | null;
      readonly unit: EstimateUnit | null;
      /** What stands in the cell when the unit is its own and not the column's, else null. */
      readonly text: string | null;
    }
  | { readonly ok: false; readonly code: EstimateProblemCode; readonly text: string };

const NOTHING: EstimateNumber = { ok: true, value: null, unit: null, text: null };

/** Reads a cell of numbers (数值单元格): a unit that stands behind the number counts more than the column's. */
export function readNumber(cell: SheetCell, field: NumberField, unit: EstimateUnit | null): EstimateNumber {
  const read = numberOfCell(cell);
  if (read.ok) return read.value === null ? NOTHING : inRange({ value: read.value, unit, text: null }, field);
  if (typeof cell === 'string' && isWithUnit(field)) {
    const own = withOwnUnit(cell, field);
    if (own !== null) return inRange({ ...own, text: own.unit === unit ? null : cell.trim() }, field);
  }
  return { ok: false, code: read.code, text: read.text };
}

/** Whether the numbers of a field come in several units. */
export function isWithUnit(field: EstimateField): field is FieldWithUnit {
  return (FIELDS_WITH_UNIT as readonly EstimateField[]).includes(field);
}

/** What a number of a unit is multiplied by to be hectares, m³, a share or tC. */
export function unitFactor(field: FieldWithUnit, unit: EstimateUnit): number {
  const factors: Readonly<Record<string, number>> = ESTIMATE_UNITS[field];
  const factor = factors[unit];
  if (factor === undefined) throw new RangeError(`${unit} is no unit of ${field}`);
  return factor;
}

/** Unit of a column as the mapping has it. */
export function columnUnit(field: NumberField, { units }: EstimateMapping): EstimateUnit | null {
  return isWithUnit(field) ? units[field] : null;
}

function withOwnUnit(
  text: string,
  field: FieldWithUnit,
): { readonly value: number; readonly unit: EstimateUnit } | null {
  const [, digits = '', word = ''] = /^([-+−]?[\d.,]+)\s*(\D.*)$/u.exec(text.normalize('NFKC').trim()) ?? [];
  const unit = unitOfWord(field, word);
  const read = numberOfCell(digits);
  return unit === null || !read.ok || read.value === null ? null : { value: read.value, unit };
}

function inRange(
  read: Omit<Extract<EstimateNumber, { readonly ok: true }>, 'ok' | 'value'> & { readonly value: number },
  field: NumberField,
): EstimateNumber {
  const { value, unit, text } = read;
  const code = faultOf(value, field, unit);
  return code === null ? { ok: true, value, unit, text } : { ok: false, code, text: text ?? String(value) };
}

function faultOf(value: number, field: NumberField, unit: EstimateUnit | null): EstimateProblemCode | null {
  switch (field) {
    case 'area':
      return value > 0 ? null : 'area-not-positive';
    case 'volume':
      return value < 0 ? 'negative-volume' : null;
    case 'carbon':
      return value < 0 ? 'negative-carbon' : null;
    case 'age':
      return value < AGE_RANGE_YEARS.from || value > AGE_RANGE_YEARS.to ? 'age-out-of-range' : null;
    case 'canopy':
      if (value < 0 || value > 100) return 'canopy-out-of-range';
      if (unit === 'share') return value > 1 ? 'percent-as-share' : null;
      // A hundredth of the land under crowns is no stand: it was meant as a share.
      return value > 0 && value <= 1 ? 'share-as-percent' : null;
  }
}
