import { hectareNumber } from '../../i18n/format-area.ts';
import { formatGiven } from '../../i18n/format-number.ts';
import { unitWord } from '../../i18n/unit-word.ts';
import { KINDS, kindOf } from '../../kinds/kind-list.ts';
import type { Kind, KindField } from '../../kinds/kind.ts';
import type { FeatureRow } from '../../report/feature-rows.ts';
import type { Desk } from '../../session/desk.ts';
import type { Editing } from '../../session/editing.ts';
import { readField, type FieldReading } from '../inspect/read-field.ts';
import { STATUSES } from '../inspect/common-properties.ts';
import type { Page } from '../page.svelte.ts';

/** How a cell is edited: as text, as number, or as one of several values. */
export interface CellInput {
  readonly choices: readonly { readonly value: string; readonly label: string }[] | null;
  /** What stands in the input before anything is changed. */
  valueOf(row: FeatureRow): string;
  read(text: string): FieldReading;
  /** Carries out the change on features, as one step. */
  apply(editing: Editing, ids: readonly string[], value: string | number | null): void;
  /** Whether it makes sense for many at once; names do not. */
  readonly forMany: boolean;
}

/** A column of the table of features. */
export interface FeatureColumn {
  readonly id: string;
  readonly label: string;
  readonly widthRem: number;
  readonly isNumeric: boolean;
  /** What rows are sorted by; null goes last. */
  sortValue(row: FeatureRow): string | number | null;
  textOf(row: FeatureRow): string;
  /** Whether what is shown is the default of the kind. */
  isDefault(row: FeatureRow): boolean;
  /** Null where the column is not edited, or the row has no such field. */
  inputOf(row: FeatureRow): CellInput | null;
}

/** What columns need to know besides the rows. */
export interface ColumnContext {
  readonly page: Pick<Page, 'text' | 'textOf' | 'language'>;
  readonly scenarioNames: ReadonlyMap<string, string>;
  /** Years that a feature may begin or end in. */
  readonly years: readonly number[];
  kindOf(id: FeatureRow['kind']): Kind;
}

/** The columns for some features of a plan. */
export function columnsFor(
  features: readonly FeatureRow[],
  plan: ReturnType<Desk['plan']['get']>,
  page: Page,
): readonly FeatureColumn[] {
  const present = new Set(features.map(({ kind }) => kind));
  return featureColumns(
    KINDS.filter(({ id }) => present.has(id)),
    {
      page,
      scenarioNames: new Map(plan.scenarios.map(({ id, name }) => [id, name])),
      years: [...new Set([plan.baseYear, ...plan.years])].sort((a, b) => a - b),
      kindOf,
    },
  );
}

/** Columns that every feature has, then the fields of the kinds present, each once, as the kind files have them. */
export function featureColumns(kinds: readonly Kind[], context: ColumnContext): readonly FeatureColumn[] {
  const { page, scenarioNames } = context;
  const base: readonly FeatureColumn[] = [
    column(
      context,
      'name',
      12,
      false,
      (row) => row.name,
      (row) => row.name,
      nameInput,
    ),
    column(
      context,
      'kind',
      7,
      false,
      (row) => kindText(page, row),
      (row) => kindText(page, row),
    ),
    column(
      context,
      'scenario',
      7,
      false,
      (row) => scenarioNames.get(row.scenario) ?? row.scenario,
      (row) => scenarioNames.get(row.scenario) ?? row.scenario,
    ),
    column(
      context,
      'folder',
      7,
      false,
      (row) => row.folder,
      (row) => row.folder ?? '',
      folderInput,
    ),
    column(
      context,
      'status',
      5,
      false,
      (row) => STATUSES.indexOf(row.status),
      (row) => page.textOf(`features.status.${row.status}`, row.status),
      statusInput(context),
    ),
    column(
      context,
      'from',
      6,
      true,
      (row) => row.from ?? -Infinity,
      (row) => (row.from === null ? page.text('inspector.from-always') : String(row.from)),
      yearInput(context, 'from'),
    ),
    column(
      context,
      'until',
      6,
      true,
      (row) => row.until ?? Infinity,
      (row) => (row.until === null ? page.text('features.until-never') : String(row.until)),
      yearInput(context, 'until'),
    ),
    column(
      context,
      'area',
      6.5,
      true,
      (row) => row.drawnM2,
      (row) => (row.drawnM2 === null ? '' : hectareNumber(row.drawnM2)),
    ),
    column(
      context,
      'effect',
      8.5,
      true,
      (row) => row.forestM2,
      (row) => (row.forestM2 === null ? '' : hectareNumber(row.forestM2, true)),
    ),
  ];
  const seen = new Set<string>();
  const fields = kinds
    .flatMap((kind) => kind.fields)
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .map((field) => fieldColumn(context, field));
  return [...base, ...fields];
}

/** Order of two rows by a column, numbers by size and words as the language sorts them; what has no value goes last. */
export function compareBy(
  column: Pick<FeatureColumn, 'sortValue'>,
  isDescending: boolean,
  language: string,
): (a: FeatureRow, b: FeatureRow) => number {
  const words = new Intl.Collator(language, { numeric: true });
  const sign = isDescending ? -1 : 1;
  return (rowA, rowB) => {
    const [a, b] = [column.sortValue(rowA), column.sortValue(rowB)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const order =
      typeof a === 'number' && typeof b === 'number' ? Math.sign(a - b) : words.compare(String(a), String(b));
    return order * sign;
  };
}

type BaseId = 'name' | 'kind' | 'scenario' | 'folder' | 'status' | 'from' | 'until' | 'area' | 'effect';

function column(
  { page }: ColumnContext,
  id: BaseId,
  widthRem: number,
  isNumeric: boolean,
  sortValue: FeatureColumn['sortValue'],
  textOf: FeatureColumn['textOf'],
  input: CellInput | null = null,
): FeatureColumn {
  const label = page.text(`features.column.${id}`);
  return { id, label, widthRem, isNumeric, sortValue, textOf, isDefault: () => false, inputOf: () => input };
}

function fieldColumn(context: ColumnContext, field: KindField): FeatureColumn {
  const { page } = context;
  const label = page.textOf(`field.${field.id}`, field.id);
  /** The field as the kind of the row has it: kinds may differ in default and bounds. */
  const fieldOf = (row: FeatureRow): KindField | null =>
    context.kindOf(row.kind).fields.find(({ id }) => id === field.id) ?? null;
  const ownValue = (row: FeatureRow): string | number | null => {
    const value = row.properties[field.id];
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  };
  const shown = (row: FeatureRow): string | number | null => ownValue(row) ?? fieldOf(row)?.default ?? null;
  return {
    id: `field:${field.id}`,
    label: `${label} ${unitWord(field.unit, page.language)}`.trimEnd(),
    widthRem: field.input === 'number' ? 7.5 : 8,
    isNumeric: field.input === 'number',
    sortValue: shown,
    textOf(row) {
      const value = shown(row);
      if (value === null) return '';
      return typeof value === 'number' ? formatGiven(value) : page.textOf(`choice.${field.id}.${value}`, value);
    },
    isDefault: (row) => ownValue(row) === null && shown(row) !== null,
    inputOf(row) {
      const own = fieldOf(row);
      return own === null ? null : fieldInput(page, own, label);
    },
  };
}

function fieldInput(page: ColumnContext['page'], field: KindField, label: string): CellInput {
  const choices = field.choices.map((value) => ({ value, label: page.textOf(`choice.${field.id}.${value}`, value) }));
  return {
    choices: field.input === 'choice' ? [{ value: '', label: page.text('inspector.not-set') }, ...choices] : null,
    valueOf(row) {
      const value = row.properties[field.id];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    },
    read: (text) => readField(field, label, text),
    apply: (editing, ids, value) => editing.setField(ids, field.id, value),
    forMany: true,
  };
}

const readText = (text: string): FieldReading => ({ ok: true, value: text.trim() === '' ? null : text.trim() });

const nameInput: CellInput = {
  choices: null,
  valueOf: (row) => row.name,
  read: (text) => ({ ok: true, value: text.trim() }),
  apply: (editing, ids, value) => editing.setField(ids, 'name', value ?? ''),
  forMany: false,
};

const folderInput: CellInput = {
  choices: null,
  valueOf: (row) => row.folder ?? '',
  read: readText,
  apply: (editing, ids, value) => editing.moveToFolder(ids, value === null ? null : String(value)),
  forMany: true,
};

function statusInput({ page }: ColumnContext): CellInput {
  return {
    choices: STATUSES.map((value) => ({ value, label: page.text(`features.status.${value}`) })),
    valueOf: (row) => row.status,
    read: readText,
    apply: (editing, ids, value) => editing.setField(ids, 'status', value),
    forMany: true,
  };
}

function yearInput({ page, years }: ColumnContext, property: 'from' | 'until'): CellInput {
  const open = page.text(property === 'from' ? 'inspector.from-always' : 'features.until-never');
  return {
    choices: [{ value: '', label: open }, ...years.map((year) => ({ value: String(year), label: String(year) }))],
    valueOf: (row) => (row[property] === null ? '' : String(row[property])),
    read: (text) => ({ ok: true, value: text === '' ? null : Number(text) }),
    apply: (editing, ids, value) => editing.setField(ids, property, value),
    forMany: true,
  };
}

function kindText(page: ColumnContext['page'], row: FeatureRow): string {
  return page.textOf(`kind.${row.kind}`, row.kind);
}
