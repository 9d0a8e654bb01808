import { type AttributeColumn, attributeAt } from './attribute-column.ts';
import type { LandTable } from './land-table.ts';

/**
 * The strata (层) of a land table: parcels of one class, one species group (优势树种) and one origin (起源) belong together. The
 * last two are the attributes `species` and `origin` as the file writes them.
 */
export interface ParcelStrata {
  /** Name of every stratum, see {@link stratumKey}; in the order in which parcels bring them. */
  readonly keys: readonly string[];
  /** Stratum of every parcel, an index into `keys`. */
  readonly index: Uint32Array;
}

/**
 * Name of a stratum: `0301/马尾松/人工`. What is missing at the end is left out (`0103`), what is missing before it stays empty
 * (`0301//天然`); land of no known class is `unknown`.
 */
export function stratumKey(classCode: string, species: string, origin: string): string {
  const key = `${classCode === '' ? 'unknown' : classCode}/${species}/${origin}`;
  return key.replace(/\/+$/u, '');
}

/** Sorts all parcels of a table into strata: O(parcels). */
export function parcelStrata(table: LandTable): ParcelStrata {
  const species = numbered(table.attributes.get('species'), table.parcelCount);
  const origin = numbered(table.attributes.get('origin'), table.parcelCount);
  const keys: string[] = [];
  const index = new Uint32Array(table.parcelCount);
  const known = new Map<number, number>();
  for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
    const classIndex = table.classIndex[parcel] ?? 0;
    const speciesIndex = species.index[parcel] ?? 0;
    const originIndex = origin.index[parcel] ?? 0;
    const place = (classIndex * species.texts.length + speciesIndex) * origin.texts.length + originIndex;
    let stratum = known.get(place);
    if (stratum === undefined) {
      const [code = '', kind = '', from = ''] = [
        table.classCodes[classIndex],
        species.texts[speciesIndex],
        origin.texts[originIndex],
      ];
      stratum = keys.push(stratumKey(code, kind, from)) - 1;
      known.set(place, stratum);
    }
    index[parcel] = stratum;
  }
  return { keys, index };
}

interface NumberedTexts {
  /** Texts that occur; the first is always `''` = missing. */
  readonly texts: readonly string[];
  readonly index: Uint32Array;
}

function numbered(column: AttributeColumn | undefined, count: number): NumberedTexts {
  if (column === undefined) return { texts: [''], index: new Uint32Array(count) };
  if (column.type === 'text') return { texts: ['', ...column.dictionary], index: column.codes };
  const texts = [''];
  const known = new Map<string, number>([['', 0]]);
  const index = new Uint32Array(count);
  for (let parcel = 0; parcel < count; parcel += 1) {
    const text = String(attributeAt(column, parcel) ?? '');
    const place = known.get(text) ?? texts.push(text) - 1;
    known.set(text, place);
    index[parcel] = place;
  }
  return { texts, index };
}
