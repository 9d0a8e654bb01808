import type { AttributeColumn } from './attribute-column.ts';
import { attributeAt } from './attribute-column.ts';
import { classCodeOf, type LandTable } from './land-table.ts';

/** Least canopy density (郁闭度) from which arbor land counts as forest, GB/T 26424-2010 (methods.md 3.1). */
const FOREST_CANOPY_MINIMUM = 0.2;

/**
 * Marks the parcels that count as forest (森林) for 森林覆盖率, methods.md 3.1:
 *
 * - 乔木林地 0301 with canopy ≥ 0.20; without a canopy value the class itself says so (三调 defines 0301 by it)
 * - 竹林地 0302
 * - 灌木林地 0305 only where the attribute `specialShrub` says 国家特别规定灌木林 (是 / 1 / true)
 *
 * 其他林地 0307 (open, young, cut-over) and the wetland classes with trees do not count.
 *
 * @returns one byte per parcel, 1 = counts
 */
export function markForestParcels(table: LandTable): Uint8Array {
  const canopy = table.attributes.get('canopy');
  const specialShrub = table.attributes.get('specialShrub');
  const marks = new Uint8Array(table.parcelCount);
  for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
    const code = classCodeOf(table, parcel);
    const counts =
      code === '0302' ||
      (code === '0301' && hasCanopy(canopy, parcel)) ||
      (code === '0305' && isSpecial(specialShrub, parcel));
    marks[parcel] = counts ? 1 : 0;
  }
  return marks;
}

function hasCanopy(canopy: AttributeColumn | undefined, parcel: number): boolean {
  if (canopy === undefined) return true;
  const value = attributeAt(canopy, parcel);
  return value === null || Number(value) >= FOREST_CANOPY_MINIMUM;
}

function isSpecial(column: AttributeColumn | undefined, parcel: number): boolean {
  if (column === undefined) return false;
  const value = attributeAt(column, parcel);
  return value === '是' || value === 1 || value === '1' || value === 'true';
}
