import { signedRingArea } from '../geo/shape-area.ts';
import { projectVertices } from '../geo/working-plane.ts';
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
 * @param expectedVertices about how many there will be, so that memory need not be moved while it grows
 */
export function createLandTableBuilder(
  classSystem: Pick<ClassSystem, 'id' | 'find'>,
  specification: readonly AttributeSpecification[],
  expectedVertices = 1 << 15,
): LandTableBuilder {
  const coordinates = growableFloat64(2 * expectedVertices);
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
  const box = Float64Array.from(EMPTY_BOX);

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
      const first = coordinates.length;
      const target = coordinates.extend(2 * (end - start));
      projectVertices(source, start, end, target, first);
      growBox(box, target, first, coordinates.length);
      ringEnds.push(coordinates.length / 2);
      const areaM2 = Math.abs(signedRingArea(target, first / 2, coordinates.length / 2));
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
      const at = bounds.length;
      bounds.extend(4).set(box, at);
      classIndices.push(indexOfClass(classCode));
      for (let position = 0; position < columns.length; position += 1) {
        columns[position]?.push(attributes[position] ?? null);
      }
      parcelAreaM2 = 0;
      box.set(EMPTY_BOX);
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
          classIndex: new Uint16Array(classIndices.finish()),
          classCodes,
          attributes,
          index: buildParcelIndex(boxes),
        },
        notes: { unknownClasses },
      };
    },
  };
}

/** West, south, east, north of nothing. */
const EMPTY_BOX = [Infinity, Infinity, -Infinity, -Infinity] as const;

/** Makes a box hold the vertices from one index of `coordinates` to another. */
function growBox(box: Float64Array, coordinates: Float64Array, from: number, to: number): void {
  let west = box[0] ?? 0;
  let south = box[1] ?? 0;
  let east = box[2] ?? 0;
  let north = box[3] ?? 0;
  for (let index = from; index < to; index += 2) {
    const x = coordinates[index] ?? 0;
    const y = coordinates[index + 1] ?? 0;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  box[0] = west;
  box[1] = south;
  box[2] = east;
  box[3] = north;
}
