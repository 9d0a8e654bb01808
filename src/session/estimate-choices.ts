import {
  CARBON_SCOPES,
  ESTIMATE_FIELDS,
  ESTIMATE_UNITS,
  type EstimateField,
  type EstimateMapping,
  type EstimateUnit,
  type FieldWithUnit,
  openQuestions,
} from '../evaluate/carbon/estimate-fields.ts';
import { columnLetters } from '../plan/sheet.ts';
import type { EstimateDraft } from './estimate-check.ts';

/** A column that a field can be read from: its letters, its heading, and what stands below. */
export interface ColumnChoice {
  readonly column: number;
  readonly letters: string;
  readonly heading: string;
  readonly samples: string;
}

/** What is asked about one field. */
export interface FieldChoice {
  readonly field: EstimateField;
  readonly column: number | null;
  readonly samples: string;
  /** Units to choose from; empty for fields that have one alone. */
  readonly units: readonly EstimateUnit[];
  readonly unit: EstimateUnit | null;
}

/** What carbon can be of. */
export const SCOPE_CHOICES = CARBON_SCOPES;

const SAMPLE_ROWS = 4;
/** Headings further down are not looked for, and a list longer than that is not read. */
const HEADING_ROWS = 20;
/** Cells that are enough to know a row by. */
const HEADING_CELLS = 5;

/** The columns of the sheet (可选列). */
export function columnChoices({ sheets, sheet, mapping }: EstimateDraft): readonly ColumnChoice[] {
  const rows = sheets[sheet]?.rows ?? [];
  const heading = rows[mapping.headingRow] ?? [];
  const below = rows.slice(mapping.headingRow + 1, mapping.headingRow + 1 + SAMPLE_ROWS);
  const width = Math.max(heading.length, ...below.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => ({
    column,
    letters: columnLetters(column),
    heading: cellText(heading[column]),
    samples: below
      .map((row) => cellText(row[column]))
      .filter(Boolean)
      .join(' · '),
  }));
}

/** A row that may hold the headings: its index, and what stands in it. */
export interface HeadingChoice {
  readonly row: number;
  readonly text: string;
}

/** The first rows of the sheet that hold anything, and the one in use (可选表头行). */
export function headingChoices({ sheets, sheet, mapping }: EstimateDraft): readonly HeadingChoice[] {
  return (sheets[sheet]?.rows ?? [])
    .slice(0, Math.max(HEADING_ROWS, mapping.headingRow + 1))
    .map((cells, row) => ({ row, text: cells.map(cellText).filter(Boolean).slice(0, HEADING_CELLS).join(' · ') }))
    .filter(({ row, text }) => text !== '' || row === mapping.headingRow);
}

/** The fields with what is chosen for each. */
export function fieldChoices({ mapping }: EstimateDraft, columns: readonly ColumnChoice[]): readonly FieldChoice[] {
  return ESTIMATE_FIELDS.map((field) => {
    const column = mapping.columns[field];
    const withUnit = field in ESTIMATE_UNITS ? (field as FieldWithUnit) : null;
    return {
      field,
      column,
      samples: column === null ? '' : (columns[column]?.samples ?? ''),
      units: withUnit === null ? [] : (Object.keys(ESTIMATE_UNITS[withUnit]) as EstimateUnit[]),
      unit: withUnit === null ? null : mapping.units[withUnit],
    };
  });
}

/** A mapping with another unit of a field. */
export function withUnit(mapping: EstimateMapping, field: EstimateField, unit: string): EstimateMapping {
  return { ...mapping, units: { ...mapping.units, [field]: unit } };
}

/** What has to be answered before the table can be checked. */
export function questionsOf({ mapping }: EstimateDraft): ReturnType<typeof openQuestions> {
  return openQuestions(mapping);
}

function cellText(cell: EstimateDraft['sheets'][number]['rows'][number][number] | undefined): string {
  if (cell === undefined || cell === null) return '';
  return typeof cell === 'object' ? cell.text : String(cell);
}
