import type { AttributeColumn } from './attribute-column.ts';
import { attributeAt } from './attribute-column.ts';
import type { ClassSystem } from './class-system.ts';
import type { LandTable } from './land-table.ts';

/** Least canopy density (郁闭度) from which arbor land counts as forest, GB/T 26424-2010 (methods.md 3.1). */
const FOREST_CANOPY_MINIMUM = 0.2;

/**
 * Marks the parcels that count as forest (森林) for 森林覆盖率, by the rule of their class ({@link LandClass.forest}); of the
 * third survey these are 乔木林地 0301 from a canopy of 0.20 on, 竹林地 0302, and 灌木林地 0305 where the attribute
 * `specialShrub` says 国家特别规定灌木林 (是 / 1 / true). 其他林地 0307 (open, young, cut-over) and the wetland classes with
 * trees do not count.
 *
 * @param classes the system the table was built with
 * @returns one byte per parcel, 1 = counts
 */
export function markForestParcels(table: LandTable, classes: ClassSystem): Uint8Array {
  const canopy = table.attributes.get('canopy');
  const specialShrub = table.attributes.get('specialShrub');
  const rules = table.classCodes.map((code) => classes.classOf(code)?.forest ?? 'no');
  const marks = new Uint8Array(table.parcelCount);
  for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
    const rule = rules[table.classIndex[parcel] ?? 0];
    const counts =
      rule === 'forest' ||
      (rule === 'by-canopy' && hasCanopy(canopy, parcel)) ||
      (rule === 'special-shrub' && isSpecial(specialShrub, parcel));
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
