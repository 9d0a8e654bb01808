import type { Geometry } from 'geojson';

/** What the values of a column are (字段类型). Dates are texts such as `2026-11-21`. */
export type FieldType = 'text' | 'number' | 'integer' | 'boolean' | 'date';

/** A column: its name as people read it, in any language and length. */
export interface TableField {
  readonly name: string;
  readonly type: FieldType;
}

/** A value of a table; null where there is none. */
export type TableValue = string | number | boolean | null;

/** One feature of a table. */
export interface TableFeature {
  /** Null when the feature has none. */
  readonly id: string | number | null;
  readonly geometry: Geometry;
  /** In the order of the fields. */
  readonly values: readonly TableValue[];
  /** Label, folder and colour (`#rrggbb`) in formats that have such things (KML). */
  readonly label?: string;
  readonly folder?: string;
  readonly colour?: string;
}

/** Features with attributes as they go into a file of another programme (要素表). */
export interface FeatureTable {
  /** Name of the layer, from which file names are made. */
  readonly name: string;
  readonly fields: readonly TableField[];
  readonly features: readonly TableFeature[];
}
