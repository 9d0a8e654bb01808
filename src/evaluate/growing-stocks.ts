import { attributeAt } from '../land/attribute-column.ts';
import type { LandTable } from '../land/land-table.ts';

/**
 * Growing stock of every parcel (公顷蓄积), m³/ha, from the attribute `volumeM3PerHa`; NaN where a parcel has none or one that cannot be
 * (negative, text). Null where the base has no such attribute.
 */
export function growingStocks({ attributes, parcelCount }: LandTable): Float64Array | null {
  const column = attributes.get('volumeM3PerHa');
  if (column === undefined) return null;
  const stocks = new Float64Array(parcelCount);
  for (let parcel = 0; parcel < parcelCount; parcel += 1) {
    const value = attributeAt(column, parcel);
    const stock = value === null || value === '' ? Number.NaN : Number(value);
    stocks[parcel] = stock >= 0 ? stock : Number.NaN;
  }
  return stocks;
}
