import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureDemoBase } from '../../data/demo/cache.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import { sumOf } from '../../src/geo/compensated-sum.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { shapeAt } from '../../src/geo/shape-table.ts';
import { loadTopology } from '../../src/geo/topology.ts';
import { planeLatitude, planeLongitude } from '../../src/geo/working-plane.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import { parcelLabel } from '../../src/land/parcel-label.ts';
import { openParcelIndex } from '../../src/land/parcel-index.ts';
import { createRowCrossings } from '../../src/land/row-crossings.ts';
import { createTileFrame } from '../../src/land/tile-frame.ts';
import { createDrafting, type Drafting } from '../../workers/engine/drafting.ts';

const BUILD_TIMEOUT_MS = 300_000;

let base: LandBase;
let desk: Drafting;
beforeAll(async () => {
  const bytes = new Uint8Array(await readFile(join(await ensureDemoBase('jizhou'), 'landcover.fgb')));
  const opened = await openLandFile([{ name: 'landcover.fgb', bytes }]);
  if (!opened.ok) throw new Error(opened.code);
  const classes = thirdSurveyClasses();
  const read = await readLandCover(opened.value, {
    classes,
    fields: { class: 'DLBM', id: 'BSM' },
    onProgress: () => undefined,
  });
  if (!read.ok) throw new Error(read.code);
  const { table: land } = read.value;
  const forestMarks = new Uint8Array(land.parcelCount);
  base = { region: null, land, index: openParcelIndex(land), classes, forestMarks, farmlandLine: null };
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  desk = createDrafting({
    openBase: () => base,
    topology: loadTopology,
    clock: { now: () => performance.now(), pause },
  });
}, BUILD_TIMEOUT_MS);

/** Parts of an area as areas in m². */
async function partsM2(parcels: Uint32Array): Promise<number[]> {
  const made = await desk.makeShape({ make: 'parcels', of: parcels });
  const [shape] = made.ok ? made.shapes : [];
  if (shape === undefined) throw new Error('no union');
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return parts.map((coordinates) => shapeArea(shapeFromGeojson({ type: 'Polygon', coordinates })));
}

describe('drawing on the demo base of Jizhou', () => {
  it('unites all parcels of a class to their sum, and those connected with one are a part of that', async () => {
    const { land } = base;
    const crossings = createRowCrossings();
    const frame = createTileFrame(land);
    if (frame === null) throw new Error('no parcels');
    let compared = 0;
    for (const code of land.classCodes.filter((each) => each !== '')) {
      const all = await desk.findParcels({
        by: 'filter',
        bounds: null,
        conditions: [{ on: 'class', startsWith: code }],
      });
      if (all.isCut || all.parcels.length < 3) continue;
      const parts = await partsM2(all.parcels);
      expect(Math.abs(sumOf(Float64Array.from(parts)) / all.areaM2 - 1)).toBeLessThan(1e-9);
      const label = parcelLabel(land, frame, crossings, all.parcels[1] ?? 0);
      if (label === null) throw new Error('no label');
      const at = [planeLongitude(label.x), planeLatitude(label.y)];
      const connected = await desk.findParcels({ by: 'connected', at });
      expect(connected.parcels).toContain(all.parcels[1]);
      // GEOS says what hangs together: parts meet in corners at most.
      expect(Math.min(...parts.map((partM2) => Math.abs(partM2 / connected.areaM2 - 1)))).toBeLessThan(1e-9);
      expect(await partsM2(connected.parcels)).toHaveLength(1);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(5);
  });

  it('has borders for snapping with the very vertices of the parcels', async () => {
    const { land } = base;
    const parcel = Math.floor(land.parcelCount / 2);
    const { coordinates } = shapeAt(land, parcel);
    const places = Array.from({ length: coordinates.length / 2 }, (_, vertex) => [
      planeLongitude(coordinates[2 * vertex] ?? 0),
      planeLatitude(coordinates[2 * vertex + 1] ?? 0),
    ]);
    const east = places.map(([longitude = 0]) => longitude);
    const north = places.map(([, latitude = 0]) => latitude);
    const window = await desk.borders(
      [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)],
      100_000,
    );
    const found = new Set(
      Array.from({ length: window.positions.length / 2 }, (_, vertex) =>
        window.positions.slice(2 * vertex, 2 * vertex + 2).join(' '),
      ),
    );
    for (const place of places) expect(found).toContain(place.join(' '));
  });
});
