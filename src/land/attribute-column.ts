/**
 * One attribute of all parcels (属性列). Missing values are explicit: never 0, NaN or an empty text.
 */
export type AttributeColumn = NumberColumn | TextColumn;

/** Numbers, with a mark per row whether there is one. */
export interface NumberColumn {
  readonly type: 'number';
  /** Value per parcel; 0 where `present` is 0. */
  readonly values: Float64Array;
  /** 1 where the file gave a value, 0 where it is missing. */
  readonly present: Uint8Array;
}

/** Texts, stored once each. */
export interface TextColumn {
  readonly type: 'text';
  /** Per parcel 1 + the index into `dictionary`; 0 = missing. */
  readonly codes: Uint32Array;
  readonly dictionary: readonly string[];
}

/** The value of one parcel; null = missing. */
export function attributeAt(column: AttributeColumn, parcel: number): string | number | null {
  if (column.type === 'number') return column.present[parcel] === 1 ? (column.values[parcel] ?? null) : null;
  const code = column.codes[parcel] ?? 0;
  return code === 0 ? null : (column.dictionary[code - 1] ?? null);
}
