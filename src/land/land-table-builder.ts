import { signedRingArea } from '../geo/shape-area.ts';
import { planeX, planeY } from '../geo/working-plane.ts';
import { type AttributeBuilder, numberAttributeBuilder, textAttributeBuilder } from './attribute-builder.ts';
import type { AttributeColumn } from './attribute-column.ts';
import type { ClassSystem } from './class-system.ts';
import { growableFloat64, growableUint32 } from './growable.ts';
import type { LandTable } from './land-table.ts';
import { buildParcelIndex } from './parcel-index.ts';

/** Which role a file attribute plays and how it is stored. */
export interface AttributeSpecification {
  /** Role or file name under which the column is found later. */
  readonly role: string;
  readonly type: 'number' | 'text';
}

/** Something that was found while building and that the user should know, by count (读入说明). */
export interface LandTableNotes {
  /** Parcels whose class code the class system does not have, by code. */
  readonly unknownClasses: ReadonlyMap<string, number>;
}

/** Builds a {@link LandTable} while a file streams in. */
export interface LandTableBuilder {
  /** Adds a ring of the current part: longitude, latitude pairs from vertex `start` up to, not including, `end`. */
  addRing(coordinates: ArrayLike<number>, start: number, end: number): void;
  /** Ends a part: one outer ring and its holes. */
  endPart(): void;
  /** Ends a parcel, with its class code as written in the file and its attributes in the order specified. */
  endParcel(classCode: string | null, attributes: readonly (string | number | null)[]): void;
  finish(): { readonly table: LandTable; readonly notes: LandTableNotes };
}

/**
 * Starts an empty table.
 *
 * @param classSystem the system the codes are written in; never guessed
 * @param specification the attributes each parcel brings, in order
 */
export function createLandTableBuilder(
  classSystem: ClassSystem,
  specification: readonly AttributeSpecification[],
): LandTableBuilder {
  const coordinates = growableFloat64(1 << 16);
  const ringEnds = growableUint32();
  const partEnds = growableUint32();
  const shapeEnds = growableUint32();
  const areas = growableFloat64();
  const classIndices = growableUint32();
  const bounds = growableFloat64();
  const columns: AttributeBuilder[] = specification.map((one) =>
    one.type === 'number' ? numberAttributeBuilder() : textAttributeBuilder(),
  );
  const classCodes: string[] = [''];
  const indexByCode = new Map<string, number>();
  const unknownClasses = new Map<string, number>();

  let partAreaM2 = 0;
  let ringsInPart = 0;
  let parcelAreaM2 = 0;
  let box = emptyBox();

  function indexOfClass(code: string | null): number {
    if (code === null || code === '') return 0;
    const known = indexByCode.get(code);
    if (known !== undefined) return known;
    const found = classSystem.find(code);
    if (found === null) {
      unknownClasses.set(code, (unknownClasses.get(code) ?? 0) + 1);
      return 0;
    }
    let index = classCodes.indexOf(found.code);
    if (index < 0) index = classCodes.push(found.code) - 1;
    indexByCode.set(code, index);
    return index;
  }

  return {
    addRing(source, start, end) {
      const ring = new Float64Array((end - start) * 2);
      for (let vertex = start; vertex < end; vertex += 1) {
        const x = planeX(source[2 * vertex] ?? Number.NaN);
        const y = planeY(source[2 * vertex + 1] ?? Number.NaN);
        ring[2 * (vertex - start)] = x;
        ring[2 * (vertex - start) + 1] = y;
        coordinates.push(x);
        coordinates.push(y);
        if (x < box.west) box.west = x;
        if (x > box.east) box.east = x;
        if (y < box.south) box.south = y;
        if (y > box.north) box.north = y;
      }
      ringEnds.push(coordinates.length / 2);
      const areaM2 = Math.abs(signedRingArea(ring, 0, end - start));
      partAreaM2 += ringsInPart === 0 ? areaM2 : -areaM2;
      ringsInPart += 1;
    },
    endPart() {
      partEnds.push(ringEnds.length);
      parcelAreaM2 += partAreaM2;
      partAreaM2 = 0;
      ringsInPart = 0;
    },
    endParcel(classCode, attributes) {
      shapeEnds.push(partEnds.length);
      areas.push(parcelAreaM2);
      bounds.push(box.west);
      bounds.push(box.south);
      bounds.push(box.east);
      bounds.push(box.north);
      classIndices.push(indexOfClass(classCode));
      columns.forEach((column, position) => column.push(attributes[position] ?? null));
      parcelAreaM2 = 0;
      box = emptyBox();
    },
    finish() {
      const boxes = bounds.finish();
      const attributes = new Map<string, AttributeColumn>();
      specification.forEach((one, position) => {
        const column = columns[position];
        if (column !== undefined) attributes.set(one.role, column.finish());
      });
      return {
        table: {
          classSystem: classSystem.id,
          parcelCount: shapeEnds.length,
          coordinates: coordinates.finish(),
          ringEnds: ringEnds.finish(),
          partEnds: partEnds.finish(),
          shapeEnds: shapeEnds.finish(),
          areasM2: areas.finish(),
          classIndex: Uint16Array.from(classIndices.finish()),
          classCodes,
          attributes,
          index: buildParcelIndex(boxes),
        },
        notes: { unknownClasses },
      };
    },
  };
}

function emptyBox(): { west: number; south: number; east: number; north: number } {
  return { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
}
