import type { Feature, Geometry } from 'geojson';
import type { FieldFault } from '../kinds/field-fault.ts';
import { kindOf } from '../kinds/kind-list.ts';
import type { KindField, KindGeometry, KindId } from '../kinds/kind.ts';
import { fieldFaults } from './field-faults.ts';
import { type ExchangeWords, isNamed } from './exchange-words.ts';
import { findGeometryFault } from './geometry-fault.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { FeatureStatus, PlanFeature } from './plan.ts';

/** Features that were left out for one reason (没有导入的要素). */
export interface DroppedFeatures {
  readonly code:
    /** `kinds`: the type of geometry, `kind`: name of the kind that cannot have it. */
    | 'import.wrong-geometry'
    /** `values`: some of the values that stand for no kind. */
    | 'import.no-kind'
    /** A line of one point, coordinates that are no degrees. */
    | 'import.bad-geometry';
  readonly count: number;
  /** Positions of the first five in the file, from 1. */
  readonly rows: readonly number[];
  readonly details: Readonly<Record<string, string | number>>;
}

/** Numbers that fields of imported features cannot have, in one field for one reason (不可用的填报数). */
export interface RefusedValues extends Pick<FieldFault, 'field' | 'code'> {
  readonly count: number;
  /** The first feature: its name, its position in the file from 1, and what it states. */
  readonly name: string;
  readonly row: number;
  readonly value: string | number;
}

/** Where the features go, and what makes them. */
export interface ImportPlace {
  readonly scenario: string;
  /** First year of features that say none. */
  readonly from: number;
  readonly newId: () => string;
  readonly words: ExchangeWords;
}

/** Members of a plan feature that an attribute of the file must not overwrite. */
const OWN_MEMBERS: readonly string[] = [
  ...['kind', 'scenario', 'from', 'until', 'status', 'name'],
  ...['removes', 'folder', 'locked', 'hidden'],
];
const STATUSES: readonly FeatureStatus[] = ['planned', 'building', 'built'];
const FIRST_ROWS = 5;
const MOST_VALUES_NAMED = 5;

/**
 * Makes plan features of the features of a file, in its order. A number that its field cannot have stays in the field, is told and
 * never counted; a choice that there is not stays under the name that the file gives it.
 *
 * @param features in degrees, closed rings, two dimensions
 */
export function planFeaturesFromFile(
  features: readonly Feature[],
  mapping: ImportMapping,
  { scenario, from, newId, words }: ImportPlace,
): {
  readonly features: readonly PlanFeature[];
  readonly dropped: readonly DroppedFeatures[];
  readonly refused: readonly RefusedValues[];
} {
  const made: PlanFeature[] = [];
  const refused = new Map<string, RefusedValues>();
  const drops = new DropCounter();
  const used = usedAttributes(mapping);
  features.forEach(({ geometry, properties }, index) => {
    const attributes: Readonly<Record<string, unknown>> = properties ?? {};
    const kind = kindFor(attributes, mapping);
    if (kind === null) {
      const value = mapping.kind.by === 'field' ? textOf(attributes[mapping.kind.field]) : '';
      drops.addValue(index, value);
      return;
    }
    if (kindGeometry(geometry) !== kindOf(kind).geometry) {
      const details = { kinds: geometry.type, kind: words.kind(kind).label };
      drops.add('import.wrong-geometry', index, details);
      return;
    }
    if (findGeometryFault(geometry) !== null) {
      drops.add('import.bad-geometry', index, {});
      return;
    }
    const { fields, filled } = fieldsOf(kindOf(kind).fields, attributes, mapping, words);
    const folder = mapping.folder === null ? '' : textOf(attributes[mapping.folder]);
    const feature: PlanFeature = {
      id: newId(),
      geometry,
      properties: {
        ...(mapping.keepRest ? restOf(attributes, new Set([...used, ...filled]), fields) : {}),
        ...fields,
        kind,
        scenario,
        from: yearOf(attributes, mapping.from) ?? from,
        until: yearOf(attributes, mapping.until),
        status: statusOf(attributes, mapping.status, words),
        name: mapping.name === null ? '' : textOf(attributes[mapping.name]),
        ...(folder === '' ? {} : { folder }),
      },
    };
    made.push(feature);
    for (const fault of fieldFaults(feature.properties)) addRefused(refused, fault, feature, index + 1);
  });
  return { features: made, dropped: drops.list(), refused: [...refused.values()] };
}

function addRefused(
  refused: Map<string, RefusedValues>,
  { field, value, code }: FieldFault,
  { properties: { name } }: PlanFeature,
  row: number,
): void {
  const key = `${field.id} ${code}`;
  const known = refused.get(key);
  refused.set(
    key,
    known === undefined ? { field, code, value, name, row, count: 1 } : { ...known, count: known.count + 1 },
  );
}

/** How a geometry lies on the map; null for one of several kinds. */
function kindGeometry({ type }: Geometry): KindGeometry | 'line' | null {
  switch (type) {
    case 'Point':
    case 'MultiPoint':
      return 'point';
    case 'LineString':
    case 'MultiLineString':
      return 'line';
    case 'Polygon':
    case 'MultiPolygon':
      return 'polygon';
    case 'GeometryCollection':
      return null;
  }
}

function kindFor(attributes: Readonly<Record<string, unknown>>, { kind }: ImportMapping): KindId | null {
  if (kind.by === 'fixed') return kind.kind;
  const value = textOf(attributes[kind.field]);
  return Object.hasOwn(kind.kinds, value) ? (kind.kinds[value] ?? null) : kind.otherwise;
}

/** Attributes that became something and need not be kept beside it. */
function usedAttributes({ kind, name, folder, from, until, status }: ImportMapping): ReadonlySet<string> {
  const columns = [kind.by === 'field' ? kind.field : null, name, folder, from, until, status];
  return new Set(columns.filter((column) => column !== null));
}

/** Values of the kind's fields, and the attributes they were taken from. */
function fieldsOf(
  kindFields: readonly KindField[],
  attributes: Readonly<Record<string, unknown>>,
  mapping: ImportMapping,
  words: ExchangeWords,
): { readonly fields: Readonly<Record<string, unknown>>; readonly filled: readonly string[] } {
  const fields: Record<string, unknown> = {};
  const filled: string[] = [];
  for (const field of kindFields) {
    const attribute = Object.hasOwn(mapping.fields, field.id) ? mapping.fields[field.id] : undefined;
    if (attribute === undefined) continue;
    const raw = attributes[attribute];
    const value = isMissing(raw) ? null : fieldValue(field, raw, words);
    if (value === null) continue;
    fields[field.id] = value;
    filled.push(attribute);
  }
  return { fields, filled };
}

/** Null for a choice that there is not; what is no number stays a text, so that it can be told. */
function fieldValue(field: KindField, raw: unknown, words: ExchangeWords): string | number | null {
  const text = textOf(raw);
  if (field.input === 'text') return text;
  if (field.input === 'choice') {
    return field.choices.find((choice) => choice === text || isNamed(text, words.choice(field.id, choice))) ?? null;
  }
  return numberOf(raw) ?? text;
}

function restOf(
  attributes: Readonly<Record<string, unknown>>,
  used: ReadonlySet<string>,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (isMissing(value) || used.has(name)) continue;
    let free = name;
    while (OWN_MEMBERS.includes(free) || Object.hasOwn(fields, free) || Object.hasOwn(rest, free)) free += '_';
    rest[free] = value;
  }
  return rest;
}

function yearOf(attributes: Readonly<Record<string, unknown>>, name: string | null): number | null {
  const year = name === null ? null : numberOf(textOf(attributes[name]).slice(0, 4));
  return year !== null && Number.isInteger(year) && year >= 1900 && year <= 2200 ? year : null;
}

function statusOf(
  attributes: Readonly<Record<string, unknown>>,
  name: string | null,
  words: ExchangeWords,
): FeatureStatus {
  const text = name === null ? '' : textOf(attributes[name]);
  return STATUSES.find((status) => status === text || isNamed(text, words.status(status))) ?? 'planned';
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** Numbers as people write them: `1,200`, ` 12.5 MW`. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = textOf(value).replaceAll(/(?<=\d)[,，](?=\d{3}(\D|$))/gu, '');
  const digits = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?(?=\s*\D*$)/u.exec(text)?.[0];
  return digits === undefined ? null : Number(digits);
}

/** Counts what is left out, by reason. */
class DropCounter {
  readonly #groups = new Map<string, { drop: DroppedFeatures; rows: number[]; count: number }>();
  readonly #values = new Set<string>();

  add(code: DroppedFeatures['code'], index: number, details: DroppedFeatures['details']): void {
    const key = JSON.stringify([code, details]);
    const group = this.#groups.get(key) ?? { drop: { code, count: 0, rows: [], details }, rows: [], count: 0 };
    this.#groups.set(key, group);
    group.count += 1;
    if (group.rows.length < FIRST_ROWS) group.rows.push(index + 1);
  }

  /** A value that stands for no kind; all of them make one line. */
  addValue(index: number, value: string): void {
    this.#values.add(value);
    this.add('import.no-kind', index, {});
  }

  list(): readonly DroppedFeatures[] {
    return Array.from(this.#groups.values(), ({ drop: { code, details }, rows, count }) => {
      const values = [...this.#values].slice(0, MOST_VALUES_NAMED).join(', ');
      return { code, count, rows, details: code === 'import.no-kind' ? { values } : details };
    });
  }
}
