import type { Bounds } from '../geo/bounds.ts';
import type { LandTable } from './land-table.ts';
import { type ParcelChoice, ParcelCollector } from './parcel-choice.ts';
import type { ParcelIndex } from './parcel-index.ts';
import { parcelMeetsBox } from './parcel-meets.ts';

/** A condition on a parcel (筛选条件): the class by its beginning, the area, or an attribute by its text. */
export type LandCondition =
  | { readonly on: 'class'; readonly startsWith: string }
  | { readonly on: 'area'; readonly atLeastM2: number | null; readonly atMostM2: number | null }
  | { readonly on: 'attribute'; readonly field: string; readonly is: string };

/** Parcels looked at between two rests. */
const PARCELS_PER_STEP = 5000;

/**
 * Parcels that agree with every condition (按条件选图斑), with rests. An attribute agrees by its text, a number also by its value; a
 * missing one agrees with the empty text. An attribute that the table does not have agrees with nothing.
 *
 * @param box of the working plane that they must meet; null = anywhere
 */
export function* matchingParcels(
  land: LandTable,
  index: ParcelIndex,
  conditions: readonly LandCondition[],
  box: Bounds | null,
  limit: number,
): Generator<void, ParcelChoice> {
  const found = new ParcelCollector(limit);
  const tests = conditions.map((condition) => testOf(land, condition));
  const candidates =
    box === null
      ? Uint32Array.from({ length: land.parcelCount }, (_, parcel) => parcel)
      : index.search(box.minX, box.minY, box.maxX, box.maxY);
  let looked = 0;
  for (const parcel of candidates) {
    looked += 1;
    if (looked % PARCELS_PER_STEP === 0) yield;
    if (!tests.every((test) => test(parcel))) continue;
    if (box !== null && !parcelMeetsBox(land, parcel, box)) continue;
    if (!found.add(parcel)) break;
  }
  return found.finish();
}

function testOf(land: LandTable, condition: LandCondition): (parcel: number) => boolean {
  switch (condition.on) {
    case 'class': {
      const agrees = land.classCodes.map((code) => code.startsWith(condition.startsWith));
      return (parcel) => agrees[land.classIndex[parcel] ?? 0] === true;
    }
    case 'area': {
      const { atLeastM2, atMostM2 } = condition;
      return (parcel) => {
        const areaM2 = land.areasM2[parcel] ?? 0;
        return areaM2 >= (atLeastM2 ?? -Infinity) && areaM2 <= (atMostM2 ?? Infinity);
      };
    }
    case 'attribute':
      return attributeTest(land, condition.field, condition.is);
  }
}

function attributeTest(land: LandTable, field: string, is: string): (parcel: number) => boolean {
  const column = land.attributes.get(field);
  if (column === undefined) return () => false;
  if (column.type === 'text') {
    const code = is === '' ? 0 : column.dictionary.indexOf(is) + 1;
    return is !== '' && code === 0 ? () => false : (parcel) => column.codes[parcel] === code;
  }
  if (is.trim() === '') return (parcel) => column.present[parcel] !== 1;
  const value = Number(is);
  return (parcel) => column.present[parcel] === 1 && column.values[parcel] === value;
}
