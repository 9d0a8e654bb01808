import { createSheetProjection, type SheetPlane } from '../geo/sheet-plane.ts';
import { startOf } from '../geo/shape-table.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../geo/working-plane.ts';
import type { ClassSystem, LandGroup } from './class-system.ts';
import type { LandTable } from './land-table.ts';
import type { ParcelIndex } from './parcel-index.ts';
import { TINT_COUNT } from './tile-picture.ts';

/** What of the ground a sheet shows: the plane, and the box of its map on the paper in millimetres. */
export interface SheetWindow {
  readonly plane: SheetPlane;
  readonly leftMm: number;
  readonly topMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Land of one class and tint on a sheet: rings in millimetres of the paper, for one fill by the even-odd rule. */
export interface SheetLandGroup {
  readonly classCode: string;
  readonly group: LandGroup;
  /** Of cropland, 0 … `TINT_COUNT` − 1; 0 for all other land. */
  readonly tint: number;
  /** x, y pairs. */
  readonly coordinates: Float32Array<ArrayBuffer>;
  /** Ends of the rings, in vertices. */
  readonly ringEnds: Uint32Array<ArrayBuffer>;
}

/** The parcels of a sheet (图幅底图). */
export interface SheetLand {
  readonly groups: readonly SheetLandGroup[];
  /** Parcels that reach into the window. */
  readonly parcelCount: number;
  /** Of them those that are smaller than the eye can see at this scale, and are not drawn one by one. */
  readonly tooSmall: number;
}

/** Vertices are rounded to this: finer than any printer, and neighbours round alike, so that no gap opens between them. */
const GRID_PER_MM = 40;
/** A parcel whose box is smaller than this in both directions is a speck. */
const SPECK_MM = 0.12;

interface Open {
  readonly coordinates: number[];
  readonly ringEnds: number[];
}

/**
 * The parcels that a sheet shows, by class, in the order of the class codes. Rings that lie wholly outside the window are left
 * out; those that reach beyond it are whole, and the sheet clips them.
 */
export function landOnSheet(land: LandTable, index: ParcelIndex, classes: ClassSystem, window: SheetWindow): SheetLand {
  const { toPaper } = createSheetProjection(window.plane);
  const box = planeBox(window);
  const open = new Map<number, Open>();
  let tooSmall = 0;
  const parcels = index.search(box.west, box.south, box.east, box.north);
  const tinted = land.classCodes.map((code) => classes.classOf(code)?.group === 'cropland');
  const { coordinates, ringEnds, partEnds, shapeEnds, classIndex } = land;
  for (const parcel of parcels) {
    const landClass = classIndex[parcel] ?? 0;
    const key = landClass * TINT_COUNT + (tinted[landClass] === true ? parcel % TINT_COUNT : 0);
    let group = open.get(key);
    if (group === undefined) open.set(key, (group = { coordinates: [], ringEnds: [] }));
    const before = group.ringEnds.length;
    const firstRing = startOf(partEnds, startOf(shapeEnds, parcel));
    const endRing = startOf(partEnds, shapeEnds[parcel] ?? 0);
    for (let ring = firstRing; ring < endRing; ring += 1) {
      addRing(group, coordinates, startOf(ringEnds, ring), ringEnds[ring] ?? 0, toPaper, window);
    }
    if (group.ringEnds.length === before) tooSmall += 1;
  }
  return {
    groups: [...open]
      .sort(([first], [second]) => first - second)
      .flatMap(([key, group]): SheetLandGroup[] => {
        const classCode = land.classCodes[Math.floor(key / TINT_COUNT)] ?? '';
        if (group.ringEnds.length === 0) return [];
        return [
          {
            classCode,
            group: classes.classOf(classCode)?.group ?? 'bare',
            tint: key % TINT_COUNT,
            coordinates: Float32Array.from(group.coordinates),
            ringEnds: Uint32Array.from(group.ringEnds),
          },
        ];
      }),
    parcelCount: parcels.length,
    tooSmall,
  };
}

/** Adds a ring of the working plane, rounded; rings that become specks or lie outside are left out. */
function addRing(
  group: Open,
  coordinates: Float64Array,
  from: number,
  to: number,
  toPaper: (longitude: number, latitude: number) => [number, number],
  { leftMm, topMm, widthMm, heightMm }: SheetWindow,
): void {
  const start = group.coordinates.length;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let vertex = from; vertex < to; vertex += 1) {
    const place = toPaper(
      planeLongitude(coordinates[2 * vertex] ?? 0),
      planeLatitude(coordinates[2 * vertex + 1] ?? 0),
    );
    const x = Math.round(place[0] * GRID_PER_MM) / GRID_PER_MM;
    const y = Math.round(place[1] * GRID_PER_MM) / GRID_PER_MM;
    if (x === lastX && y === lastY) continue;
    group.coordinates.push(x, y);
    lastX = x;
    lastY = y;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const isSpeck = maxX - minX < SPECK_MM && maxY - minY < SPECK_MM;
  const isOutside = maxX < leftMm || minX > leftMm + widthMm || maxY < topMm || minY > topMm + heightMm;
  if (isSpeck || isOutside || group.coordinates.length - start < 6) group.coordinates.length = start;
  else group.ringEnds.push(group.coordinates.length / 2);
}

/** The box of the working plane around a window; the window's edges are nearly straight there, and its corners and middles enough. */
function planeBox({ plane, leftMm, topMm, widthMm, heightMm }: SheetWindow): {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
} {
  const { toDegrees } = createSheetProjection(plane);
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const across of [0, 0.5, 1]) {
    for (const down of [0, 0.5, 1]) {
      const [longitude, latitude] = toDegrees(leftMm + across * widthMm, topMm + down * heightMm);
      const x = planeX(longitude);
      const y = planeY(latitude);
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.south = Math.min(box.south, y);
      box.north = Math.max(box.north, y);
    }
  }
  return box;
}
