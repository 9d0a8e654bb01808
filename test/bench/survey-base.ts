import { readFileSync } from 'node:fs';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import { tableShapeBounds } from '../../src/geo/shape-bounds.ts';
import { shapeAt, tableOfShapes } from '../../src/geo/shape-table.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../src/geo/working-plane.ts';
import type { ClassSystem } from '../../src/land/class-system.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { buildParcelIndex, openParcelIndex } from '../../src/land/parcel-index.ts';
import { median } from './timed-run.ts';

const DENSITY_CELL = 0.02;

/** A file of survey size as a table. Codes of the file are no survey classes: each stands for one, so that there are many strata. */
export async function readSurvey(path: string, classField: string): Promise<LandTable> {
  const survey = thirdSurveyClasses();
  const find = (code: string): ReturnType<ClassSystem['find']> => {
    const sum = Array.from(code).reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7);
    return survey.classes[sum % survey.classes.length] ?? null;
  };
  const opened = await openLandFile([{ name: 'survey.fgb', bytes: new Uint8Array(readFileSync(path)) }]);
  if (!opened.ok) throw new Error(opened.code);
  const read = await readLandCover(opened.value, {
    classes: { id: survey.id, find },
    fields: { class: classField },
    onProgress: () => undefined,
  });
  if (!read.ok) throw new Error(read.code);
  return read.value.table;
}

/** A table as the engine holds it; every third parcel counts as forest. */
export function baseOf(land: LandTable): LandBase {
  const forestMarks = Uint8Array.from({ length: land.parcelCount }, (_, parcel) => (parcel % 3 === 0 ? 1 : 0));
  const classes = thirdSurveyClasses();
  return { region: null, land, index: openParcelIndex(land), classes, forestMarks, farmlandLine: null };
}

/** Where parcels are dense: the box of the median parcel by size along both axes. */
export function centreOf({ land }: LandBase): readonly [longitude: number, latitude: number] {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let parcel = 0; parcel < land.parcelCount; parcel += 1) {
    const box = tableShapeBounds(land, parcel);
    if (box === null) continue;
    xs.push((box.minX + box.maxX) / 2);
    ys.push((box.minY + box.maxY) / 2);
  }
  return [planeLongitude(median(xs)), planeLatitude(median(ys))];
}

/** Middle of the square of 0.02° in which most parcels begin. */
export function densestPlace({ land }: LandBase): readonly [longitude: number, latitude: number] {
  const counts = new Map<string, number>();
  let most = 0;
  let densest: readonly [number, number] = [0, 0];
  for (let parcel = 0; parcel < land.parcelCount; parcel += 1) {
    const box = tableShapeBounds(land, parcel);
    if (box === null) continue;
    const cell = [
      Math.floor(planeLongitude(box.minX) / DENSITY_CELL),
      Math.floor(planeLatitude(box.minY) / DENSITY_CELL),
    ] as const;
    const count = (counts.get(cell.join(' ')) ?? 0) + 1;
    counts.set(cell.join(' '), count);
    if (count > most) [most, densest] = [count, cell];
  }
  return [(densest[0] + 0.5) * DENSITY_CELL, (densest[1] + 0.5) * DENSITY_CELL];
}

/** The parcels nearest to a place, as a table of their own. */
export function nearest({ land }: LandBase, longitude: number, latitude: number, count: number): LandTable {
  const [x, y] = [planeX(longitude), planeY(latitude)];
  const distances = Float64Array.from({ length: land.parcelCount }, (_, parcel) => {
    const box = tableShapeBounds(land, parcel);
    return box === null ? Infinity : Math.hypot((box.minX + box.maxX) / 2 - x, (box.minY + box.maxY) / 2 - y);
  });
  const limit = distances.toSorted()[count] ?? Infinity;
  const parcels = Uint32Array.from(distances.keys()).filter((parcel) => (distances[parcel] ?? Infinity) < limit);
  const shapes = tableOfShapes(Array.from(parcels, (parcel) => shapeAt(land, parcel)));
  const boxes = Float64Array.from(
    Array.from(parcels, (parcel) => tableShapeBounds(land, parcel)).flatMap((box) =>
      box === null ? [Infinity, Infinity, -Infinity, -Infinity] : [box.minX, box.minY, box.maxX, box.maxY],
    ),
  );
  return {
    ...land,
    ...shapes,
    parcelCount: parcels.length,
    areasM2: Float64Array.from(parcels, (parcel) => land.areasM2[parcel] ?? 0),
    classIndex: Uint16Array.from(parcels, (parcel) => land.classIndex[parcel] ?? 0),
    attributes: new Map(),
    index: buildParcelIndex(boxes),
  };
}
