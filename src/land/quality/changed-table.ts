import { shapeArea } from '../../geo/shape-area.ts';
import { shapeBounds, tableShapeBounds } from '../../geo/shape-bounds.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { LandTable } from '../land-table.ts';
import { buildParcelIndex } from '../parcel-index.ts';

/**
 * A table in which some parcels have other shapes (有效图斑表). Rows, classes and attributes stay as they are, and so do
 * the rings, areas and boxes of all other parcels. A shape without parts leaves a parcel that has no land but keeps its
 * box in the index, where nothing lies in it.
 *
 * @param changes shape per parcel; with none, the same table comes back
 */
export function changedTable(table: LandTable, changes: ReadonlyMap<number, Shape>): LandTable {
  if (changes.size === 0) return table;
  const shapes = copyShapes(table, changes);
  const areasM2 = table.areasM2.slice();
  for (const [parcel, shape] of changes) areasM2[parcel] = shapeArea(shape);
  const boxes = new Float64Array(4 * table.parcelCount);
  for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
    const changed = changes.get(parcel);
    const box = (changed === undefined ? null : shapeBounds(changed)) ?? tableShapeBounds(table, parcel);
    boxes[4 * parcel] = box?.minX ?? Infinity;
    boxes[4 * parcel + 1] = box?.minY ?? Infinity;
    boxes[4 * parcel + 2] = box?.maxX ?? -Infinity;
    boxes[4 * parcel + 3] = box?.maxY ?? -Infinity;
  }
  return { ...table, ...shapes, areasM2, index: buildParcelIndex(boxes) };
}

type Columns = Pick<LandTable, 'coordinates' | 'ringEnds' | 'partEnds' | 'shapeEnds'>;

/** The shape columns with the changes put in; what lies between two changed parcels is copied as a whole. */
function copyShapes(table: LandTable, changes: ReadonlyMap<number, Shape>): Columns {
  const size = { values: table.coordinates.length, rings: table.ringEnds.length, parts: table.partEnds.length };
  for (const [parcel, shape] of changes) {
    const from = placeOf(table, parcel);
    const to = placeOf(table, parcel + 1);
    size.values += shape.coordinates.length - 2 * (to.vertex - from.vertex);
    size.rings += shape.ringEnds.length - (to.ring - from.ring);
    size.parts += shape.partEnds.length - (to.part - from.part);
  }
  const target = {
    coordinates: new Float64Array(size.values),
    ringEnds: new Uint32Array(size.rings),
    partEnds: new Uint32Array(size.parts),
    shapeEnds: new Uint32Array(table.parcelCount),
  };
  const end: Place = { vertex: 0, ring: 0, part: 0 };
  let next = 0;
  for (const parcel of [...changes.keys()].sort((a, b) => a - b)) {
    copyRun(table, next, parcel, target, end);
    const shape = changes.get(parcel);
    if (shape !== undefined) append(shape, target, end);
    target.shapeEnds[parcel] = end.part;
    next = parcel + 1;
  }
  copyRun(table, next, table.parcelCount, target, end);
  return target;
}

interface Place {
  vertex: number;
  ring: number;
  part: number;
}

/** Where the columns of a parcel begin. */
function placeOf(table: LandTable, parcel: number): Place {
  const part = startOf(table.shapeEnds, parcel);
  const ring = startOf(table.partEnds, part);
  return { vertex: startOf(table.ringEnds, ring), ring, part };
}

function copyRun(table: LandTable, first: number, end: number, target: Columns, place: Place): void {
  const from = placeOf(table, first);
  const to = placeOf(table, end);
  target.coordinates.set(table.coordinates.subarray(2 * from.vertex, 2 * to.vertex), 2 * place.vertex);
  const [vertices, rings, parts] = [place.vertex - from.vertex, place.ring - from.ring, place.part - from.part];
  for (let ring = from.ring; ring < to.ring; ring += 1)
    target.ringEnds[ring + rings] = (table.ringEnds[ring] ?? 0) + vertices;
  for (let part = from.part; part < to.part; part += 1)
    target.partEnds[part + parts] = (table.partEnds[part] ?? 0) + rings;
  for (let parcel = first; parcel < end; parcel += 1) target.shapeEnds[parcel] = (table.shapeEnds[parcel] ?? 0) + parts;
  place.vertex += to.vertex - from.vertex;
  place.ring += to.ring - from.ring;
  place.part += to.part - from.part;
}

function append(shape: Shape, target: Columns, place: Place): void {
  target.coordinates.set(shape.coordinates, 2 * place.vertex);
  shape.ringEnds.forEach((end, ring) => (target.ringEnds[place.ring + ring] = place.vertex + end));
  shape.partEnds.forEach((end, part) => (target.partEnds[place.part + part] = place.ring + end));
  place.vertex += shape.coordinates.length / 2;
  place.ring += shape.ringEnds.length;
  place.part += shape.partEnds.length;
}
