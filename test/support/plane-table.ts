import { tableAreas } from '../../src/geo/shape-area.ts';
import { tableShapeBounds } from '../../src/geo/shape-bounds.ts';
import { tableOfShapes } from '../../src/geo/shape-table.ts';
import type { Shape } from '../../src/geo/shape.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { buildParcelIndex } from '../../src/land/parcel-index.ts';

/** A place near Jizhou in the working plane: coordinates as large as real ones. */
export const PLANE_PLACE = [13_080_000, 4_085_000] as const;

/** x, y, x, y … of an open ring in metres from {@link PLANE_PLACE}. */
export type OpenRing = readonly number[];

/** A shape of parts of rings in metres from {@link PLANE_PLACE}; the rings are closed here. */
export function planeShape(...parts: readonly (readonly OpenRing[])[]): Shape {
  const coordinates: number[] = [];
  const ringEnds: number[] = [];
  const partEnds: number[] = [];
  for (const part of parts) {
    for (const ring of part) {
      [...ring, ...ring.slice(0, 2)].forEach((value, at) =>
        coordinates.push(value + PLANE_PLACE[at % 2 === 0 ? 0 : 1]),
      );
      ringEnds.push(coordinates.length / 2);
    }
    partEnds.push(ringEnds.length);
  }
  return {
    coordinates: Float64Array.from(coordinates),
    ringEnds: Uint32Array.from(ringEnds),
    partEnds: Uint32Array.from(partEnds),
  };
}

/** A rectangle as an open ring, counter-clockwise. */
export function boxRing(x: number, y: number, width: number, height = width): number[] {
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}

/** A land table of shapes in the working plane, without attributes. */
export function planeTable(shapes: readonly Shape[]): LandTable {
  const table = tableOfShapes(shapes);
  const boxes = shapes.flatMap((_, parcel) => {
    const box = tableShapeBounds(table, parcel);
    return box === null ? [Infinity, Infinity, -Infinity, -Infinity] : [box.minX, box.minY, box.maxX, box.maxY];
  });
  return {
    ...table,
    classSystem: 'third-survey',
    parcelCount: shapes.length,
    areasM2: tableAreas(table),
    classIndex: new Uint16Array(shapes.length),
    classCodes: [''],
    attributes: new Map(),
    index: buildParcelIndex(Float64Array.from(boxes)),
  };
}
