import type { AttributeColumn } from '../../land/attribute-column.ts';
import { attributeAt } from '../../land/attribute-column.ts';
import type { ClassSystem } from '../../land/class-system.ts';
import type { LandTable } from '../../land/land-table.ts';
import { parcelStrata } from '../../land/parcel-strata.ts';
import { type VolumeSize, volumeSize } from './volume-to-biomass.ts';

/**
 * Land that carbon is worked out for together (碳层): same class, species group, origin, age and way of knowing the volume.
 * What cannot be used says why.
 */
export interface CarbonStratum {
  readonly classCode: string;
  /** Carbon class of the land class (`forest_arbor`, `annual_crop` …); null for a class that has none. */
  readonly carbonClass: string | null;
  /** As the file writes it; empty when missing. */
  readonly species: string;
  readonly origin: string;
  /** Whole years at the base year; null when missing. */
  readonly ageYears: number | null;
  /** `none`: not told. */
  readonly volume: 'none' | VolumeSize;
  /** A value that no stand has, that of the first parcel of the stratum; the parcels are listed. */
  readonly fault: { readonly code: 'negative-volume' | 'age-out-of-range'; readonly value: number } | null;
}

/** The strata of a land table, and where its parcels are. */
export interface CarbonStrata {
  /** In the order in which parcels bring them. */
  readonly strata: readonly CarbonStratum[];
  /** Stratum of every parcel, an index into `strata`. */
  readonly index: Uint32Array;
  /** Growing stock of every parcel, m³/ha; 0 where it is missing or cannot be true. */
  readonly volumeM3PerHa: Float64Array;
}

/** Ages that a stand can have, years: the tables begin in the first year, and no stand of a Chinese inventory is older. */
export const AGE_RANGE_YEARS = { from: 1, to: 500 } as const;

/** Slots of one group of parcels: ages (0 = missing, the last = out of range) times sizes of volume. */
const FAULTY_AGE = AGE_RANGE_YEARS.to + 1;
const SIZE_SLOT = { zero: 1, small: 2, usable: 3, negative: 4 } as const;
const SIZE_SLOTS = 5;
const SLOTS = (FAULTY_AGE + 1) * SIZE_SLOTS;

/**
 * Sorts all parcels of a table into strata by class, species, origin, age and volume: O(parcels). The attributes are those of the
 * roles `species`, `origin`, `age` (years, whole ones count) and `volumeM3PerHa` (公顷蓄积). A negative volume and an age
 * outside {@link AGE_RANGE_YEARS}, 0 included, are faults of the stratum.
 */
export function carbonStrata(land: LandTable, classes: Pick<ClassSystem, 'classOf'>): CarbonStrata {
  const groups = parcelStrata(land);
  const age = numbersOf(land.attributes.get('age'), land.parcelCount);
  const volume = numbersOf(land.attributes.get('volumeM3PerHa'), land.parcelCount);
  const strata: CarbonStratum[] = [];
  const index = new Uint32Array(land.parcelCount);
  const volumeM3PerHa = new Float64Array(land.parcelCount);
  /** Per group the stratum + 1 of every slot, made when the group is met. */
  const known = new Array<Uint32Array | undefined>(groups.keys.length);
  for (let parcel = 0; parcel < land.parcelCount; parcel += 1) {
    const group = groups.index[parcel] ?? 0;
    const years = age.present[parcel] === 1 ? Math.floor(age.values[parcel] ?? 0) : null;
    const stock = volume.present[parcel] === 1 ? (volume.values[parcel] ?? 0) : null;
    const ageSlot = years === null ? 0 : isAge(years) ? years : FAULTY_AGE;
    const sizeSlot = stock === null ? 0 : stock < 0 ? SIZE_SLOT.negative : SIZE_SLOT[volumeSize(stock)];
    const slots = (known[group] ??= new Uint32Array(SLOTS));
    const slot = ageSlot * SIZE_SLOTS + sizeSlot;
    let stratum = slots[slot] ?? 0;
    if (stratum === 0) {
      stratum = strata.push(stratumOf(land, classes, parcel, years, stock));
      slots[slot] = stratum;
    }
    index[parcel] = stratum - 1;
    if (stock !== null && stock > 0) volumeM3PerHa[parcel] = stock;
  }
  return { strata, index, volumeM3PerHa };
}

function stratumOf(
  land: LandTable,
  classes: Pick<ClassSystem, 'classOf'>,
  parcel: number,
  years: number | null,
  stock: number | null,
): CarbonStratum {
  const classCode = land.classCodes[land.classIndex[parcel] ?? 0] ?? '';
  return {
    classCode,
    carbonClass: classes.classOf(classCode)?.carbonClass ?? null,
    species: textAt(land.attributes.get('species'), parcel),
    origin: textAt(land.attributes.get('origin'), parcel),
    ageYears: years !== null && isAge(years) ? years : null,
    volume: stock === null || stock < 0 ? 'none' : volumeSize(stock),
    fault: faultOf(years, stock),
  };
}

function faultOf(years: number | null, stock: number | null): CarbonStratum['fault'] {
  if (stock !== null && stock < 0) return { code: 'negative-volume', value: stock };
  if (years !== null && !isAge(years)) return { code: 'age-out-of-range', value: years };
  return null;
}

function isAge(years: number): boolean {
  return years >= AGE_RANGE_YEARS.from && years <= AGE_RANGE_YEARS.to;
}

function textAt(column: AttributeColumn | undefined, parcel: number): string {
  return column === undefined ? '' : String(attributeAt(column, parcel) ?? '');
}

interface Numbers {
  readonly values: Float64Array;
  readonly present: Uint8Array;
}

/** A column as numbers; texts that are no number count as missing. */
function numbersOf(column: AttributeColumn | undefined, count: number): Numbers {
  if (column?.type === 'number') return column;
  const values = new Float64Array(count);
  const present = new Uint8Array(count);
  if (column === undefined) return { values, present };
  const parsed = column.dictionary.map((text) => (text.trim() === '' ? NaN : Number(text)));
  for (let parcel = 0; parcel < count; parcel += 1) {
    const value = parsed[(column.codes[parcel] ?? 0) - 1];
    if (value === undefined || Number.isNaN(value)) continue;
    values[parcel] = value;
    present[parcel] = 1;
  }
  return { values, present };
}
