import { KINDS, kindOf } from '../kinds/kind-list.ts';
import type { KindField, KindId } from '../kinds/kind.ts';
import type { CommonColumn, ExchangeWords } from './exchange-words.ts';
import type { FeatureTable, FieldType, TableField, TableValue } from './feature-table.ts';
import type { PlanFeature } from './plan.ts';

/** How plan features become a table. */
export interface TableOptions {
  /** Name of the layer, from which file names are made. */
  readonly name: string;
  /** Columns and values as people read them, or as the plan file has them. */
  readonly headings: 'labels' | 'ids';
  readonly words: ExchangeWords;
  /** Colour of a kind, such as `#2f7d4f`, in formats that have colours. */
  readonly colourOf?: (kind: KindId) => string;
}

/** A column: its heading and how a feature fills it. */
interface Column {
  readonly field: TableField;
  readonly valueOf: (feature: PlanFeature) => TableValue;
}

/** Properties with a column of their own, or that mean nothing elsewhere. */
const NO_REST: readonly string[] = [
  ...['kind', 'scenario', 'from', 'until', 'status', 'name', 'folder'],
  ...['removes', 'locked', 'hidden'],
];

/** Signs that file systems do not take in names. */
const NO_FILE_NAME = /[\\/:*?"<>|\p{Cc}]+/gu;

/**
 * Plan features as rows: the common properties, the fields of the kinds that occur, then whatever else they carry. What
 * takes an inherited feature away is no thing and has no row.
 */
export function planFeaturesToTable(
  features: readonly PlanFeature[],
  { name, headings, words, colourOf }: TableOptions,
): FeatureTable {
  const things = features.filter(({ properties }) => properties.removes === undefined);
  const isLabelled = headings === 'labels';
  const kinds = new Set(things.map(({ properties }) => properties.kind));
  const columns = [
    ...commonColumns(things, isLabelled, words),
    ...kindColumns(kinds, isLabelled, words),
    ...restColumns(things, kinds),
  ];
  const fields = distinct(columns.map(({ field }) => field));
  const title = name.replaceAll(NO_FILE_NAME, '_').trim();
  return {
    name: title === '' ? 'features' : title,
    fields,
    features: things.map((feature) => ({
      id: feature.id,
      geometry: feature.geometry,
      values: columns.map(({ valueOf }) => valueOf(feature)),
      label: feature.properties.name,
      folder: words.kind(feature.properties.kind).label,
      ...(colourOf === undefined ? {} : { colour: colourOf(feature.properties.kind) }),
    })),
  };
}

function commonColumns(things: readonly PlanFeature[], isLabelled: boolean, words: ExchangeWords): readonly Column[] {
  const column = (id: CommonColumn, type: FieldType, valueOf: Column['valueOf']): Column => ({
    field: { name: isLabelled ? words.column(id).label : id, type },
    valueOf,
  });
  const hasFolders = things.some(({ properties }) => textOrNull(properties['folder']) !== null);
  const hasSchemes = new Set(things.map(({ properties }) => properties.scenario)).size > 1;
  return [
    column('name', 'text', ({ properties }) => textOrNull(properties.name)),
    column('kind', 'text', ({ properties: { kind } }) => (isLabelled ? words.kind(kind).label : kind)),
    column('status', 'text', ({ properties: { status } }) => (isLabelled ? words.status(status).label : status)),
    column('from', 'integer', ({ properties }) => properties.from),
    column('until', 'integer', ({ properties }) => properties.until),
    ...(hasFolders ? [column('folder', 'text', ({ properties }) => textOrNull(properties['folder']))] : []),
    ...(hasSchemes ? [column('scenario', 'text', ({ properties }) => properties.scenario)] : []),
  ];
}

function kindColumns(kinds: ReadonlySet<KindId>, isLabelled: boolean, words: ExchangeWords): readonly Column[] {
  return fieldsOf(kinds).map((field): Column => ({
    field: {
      name: isLabelled ? words.field(field).label : field.id,
      type: field.input === 'number' ? 'number' : 'text',
    },
    valueOf({ properties }) {
      const value = tableValueOf(properties[field.id]);
      const isChoice = isLabelled && typeof value === 'string' && field.choices.includes(value);
      return isChoice ? words.choice(field.id, value).label : value;
    },
  }));
}

/** The fields of some kinds, each once. */
function fieldsOf(kinds: ReadonlySet<KindId>): readonly KindField[] {
  const fields = KINDS.filter(({ id }) => kinds.has(id)).flatMap((kind) => kind.fields);
  return [...new Map(fields.map((field) => [field.id, field])).values()];
}

function restColumns(things: readonly PlanFeature[], kinds: ReadonlySet<KindId>): readonly Column[] {
  const known = new Set([...NO_REST, ...[...kinds].flatMap((kind) => kindOf(kind).fields.map(({ id }) => id))]);
  const names = new Set(things.flatMap(({ properties }) => Object.keys(properties)).filter((name) => !known.has(name)));
  return Array.from(names, (name): Column => {
    const type = typeOf(things.map(({ properties }) => tableValueOf(properties[name])));
    return {
      field: { name, type },
      valueOf({ properties }) {
        const value = tableValueOf(properties[name]);
        return value === null || type !== 'text' ? value : String(value);
      },
    };
  });
}

function typeOf(values: readonly TableValue[]): FieldType {
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const [only] = kinds;
  if (kinds.size !== 1 || only === 'string') return 'text';
  if (only === 'boolean') return 'boolean';
  return values.every((value) => value === null || Number.isSafeInteger(value)) ? 'integer' : 'number';
}

/** Lists and objects as JSON. */
function tableValueOf(value: unknown): TableValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : JSON.stringify(value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A property that is called like a column before it gets a mark behind its name. */
function distinct(fields: readonly TableField[]): readonly TableField[] {
  const taken = new Set<string>();
  return fields.map((field) => {
    let { name } = field;
    while (taken.has(name)) name += '_';
    taken.add(name);
    return { ...field, name };
  });
}
