import type { Position } from 'geojson';

/** Attributes of the parcel under the pointer. */
export interface ParcelInfo {
  readonly parcel: number;
  readonly id: string;
  readonly classCode: string;
  readonly areaM2: number;
  readonly attributes: Readonly<Record<string, string | number | null>>;
}

/** A page of the parcel table for the bottom drawer. */
export interface ParcelPage {
  readonly total: number;
  readonly rows: readonly ParcelInfo[];
}

/** Which parcels of the base are meant (选图斑). Places are longitude and latitude in degrees. */
export type ParcelQuery =
  /** All that a brush of a radius touches on its way. */
  | { readonly by: 'brush'; readonly path: readonly Position[]; readonly radiusM: number }
  /** All that lie in a box with their label point. */
  | { readonly by: 'box'; readonly bounds: readonly [number, number, number, number] }
  /** The parcel at a place and all that are connected with it over parcels of the same class. */
  | { readonly by: 'connected'; readonly at: Position }
  /** All that agree with every condition, in the view (or in the whole district with `bounds` null). */
  | {
      readonly by: 'filter';
      readonly bounds: readonly [number, number, number, number] | null;
      readonly conditions: readonly ParcelCondition[];
    };

/** A condition on a parcel: the class by its beginning, the area in m², or an attribute. */
export type ParcelCondition =
  | { readonly on: 'class'; readonly startsWith: string }
  | { readonly on: 'area'; readonly atLeastM2: number | null; readonly atMostM2: number | null }
  | { readonly on: 'attribute'; readonly field: string; readonly is: string };

/** An attribute of the parcels, for a condition on it (可筛选字段). */
export interface ParcelField {
  /** Name for the condition; roles such as `id` and `species` come before names of the file. */
  readonly name: string;
  readonly type: 'number' | 'text';
  /** Up to 50 different values as a condition takes them. */
  readonly samples: readonly string[];
}

/** Parcels that a query found. */
export interface ParcelSelection {
  readonly parcels: Uint32Array;
  readonly areaM2: number;
  /** True when the limit of 20 000 parcels was reached; then only those up to it are in. */
  readonly isCut: boolean;
}
