import { tableShapeBounds } from '../../src/geo/shape-bounds.ts';
import { planeLatitude, planeLongitude } from '../../src/geo/working-plane.ts';
import { type AttributeColumn, attributeAt } from '../../src/land/attribute-column.ts';
import type { LandTable } from '../../src/land/land-table.ts';

/** Id attribute of a parcel, or its row where the file has none. */
export function parcelId(land: Pick<LandTable, 'attributes'>, parcel: number): string {
  return idAt(land.attributes.get('id') ?? null, parcel);
}

/** The same from the column of ids alone; null where the file has none. */
export function idAt(ids: AttributeColumn | null, parcel: number): string {
  return String((ids === null ? null : attributeAt(ids, parcel)) ?? parcel);
}

/** Middle of the parcel's box, degrees. */
export function parcelPlace(
  land: LandTable,
  parcel: number,
): { readonly longitude: number; readonly latitude: number } {
  const box = tableShapeBounds(land, parcel);
  if (box === null) return { longitude: 0, latitude: 0 };
  return {
    longitude: planeLongitude((box.minX + box.maxX) / 2),
    latitude: planeLatitude((box.minY + box.maxY) / 2),
  };
}
