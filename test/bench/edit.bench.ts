import { readFileSync } from 'node:fs';
import type { Polygon, Position } from 'geojson';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import { tableShapeBounds } from '../../src/geo/shape-bounds.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { shapeAt, tableOfShapes } from '../../src/geo/shape-table.ts';
import { ShapeWindow } from '../../src/geo/shape-window.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../src/geo/working-plane.ts';
import type { ClassSystem } from '../../src/land/class-system.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { buildParcelIndex, openParcelIndex } from '../../src/land/parcel-index.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { surveyFile } from './bench-files.ts';
import type { Bench } from './bench-result.ts';
import { median, quantile } from './timed-run.ts';

const EDITS = 120;
const LARGE_EDITS = 30;
/** Before this many edits the engine's code is still being compiled. */
const WARMING_UP = 20;
const SMALL_BASE = 10_000;

/** One vertex of a drawn forest moves: engine time from the edit to all numbers, on a base of survey size. */
export const editBench: Bench = {
  name: 'edit',
  async run(say) {
    const topology = await loadTopology();
    const { path, what, classField } = surveyFile();
    const land = await readSurvey(path, classField);
    const large = baseOf(land);
    const [longitude, latitude] = centreOf(large);
    const small = baseOf(nearest(large, longitude, latitude, SMALL_BASE));
    const radius = radiusFor(large, longitude, latitude, 500);
    const drawn = outline(longitude, latitude, radius, 200);
    const covered = coveredBy(large, drawn);
    say(`${what}; a polygon of 200 vertices over ${String(covered)} of them`);
    const onLarge = evaluatorOf(large, topology);
    const onSmall = evaluatorOf(small, topology);
    const largeMs: number[] = [];
    const smallMs: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const moved = withVertexMoved(drawn, (edit * 37) % 200, 0.05 * ((edit % 5) - 2.5), longitude, latitude);
      const [first, second] = edit % 2 === 0 ? [onLarge, onSmall] : [onSmall, onLarge];
      const firstMs = timeOf(first, moved, edit);
      const secondMs = timeOf(second, moved, edit);
      if (edit < WARMING_UP) continue;
      largeMs.push(edit % 2 === 0 ? firstMs : secondMs);
      smallMs.push(edit % 2 === 0 ? secondMs : firstMs);
    }
    const detail = `${String(largeMs.length)} edits of one vertex of 200 over ${String(covered)} areas, ${what}`;
    const wide = await wideLine(large, onLarge, longitude, latitude, say);
    return [
      { name: 'edit, engine time p50', measured: median(largeMs), budget: { atMost: 30 }, unit: 'ms', detail },
      {
        name: 'edit, engine time p95',
        measured: quantile(largeMs, 0.95),
        budget: { atMost: 80 },
        unit: 'ms',
        detail,
      },
      {
        name: 'edit, base of survey size / base of 10 000 areas',
        measured: median(largeMs) / median(smallMs),
        budget: { atMost: 1.5 },
        unit: '×',
        detail: `medians of alternating edits: ${median(largeMs).toFixed(2)} ms / ${median(smallMs).toFixed(2)} ms`,
      },
      wide,
    ];
  },
};

/** The same with a red line of 20 000 vertices over 20 000 areas. */
async function wideLine(
  base: LandBase,
  evaluator: Evaluator,
  longitude: number,
  latitude: number,
  say: (line: string) => void,
): Promise<Awaited<ReturnType<Bench['run']>>[number]> {
  const vertices = 20_000;
  const drawn = outline(longitude, latitude, radiusFor(base, longitude, latitude, 20_000), vertices);
  const covered = coveredBy(base, drawn);
  const firstMs = timeOf(evaluator, drawn, 0);
  say(`${String(vertices)} vertices over ${String(covered)} areas: first cut ${firstMs.toFixed(0)} ms`);
  const times: number[] = [];
  for (let edit = 0; edit < LARGE_EDITS; edit += 1) {
    const moved = withVertexMoved(drawn, (edit * 613) % vertices, 0.0002 * ((edit % 5) - 2.5), longitude, latitude);
    times.push(timeOf(evaluator, moved, edit + 1));
  }
  return {
    name: 'edit, red line of 20 000 vertices, engine time p50',
    measured: median(times),
    budget: { atMost: 80 },
    unit: 'ms',
    detail: `one vertex moved, over ${String(covered)} areas; p95 ${quantile(times, 0.95).toFixed(1)} ms, first cut ${firstMs.toFixed(0)} ms`,
  };
}

/** Codes of the file are no survey classes: each stands for one, so that there are many strata. */
async function readSurvey(path: string, classField: string): Promise<LandTable> {
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

function baseOf(land: LandTable): LandBase {
  const forestMarks = Uint8Array.from({ length: land.parcelCount }, (_, parcel) => (parcel % 3 === 0 ? 1 : 0));
  const classes = thirdSurveyClasses();
  return { region: null, land, index: openParcelIndex(land), classes, forestMarks, farmlandLine: null };
}

function evaluatorOf(base: LandBase, topology: Topology): Evaluator {
  return createEvaluator({ base, baseline: measureBaseline(base, topology), topology, now: () => performance.now() });
}

/** Where parcels are dense: the box of the median parcel by size along both axes. */
function centreOf({ land }: LandBase): readonly [longitude: number, latitude: number] {
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

/** The parcels nearest to a place, as a table of their own. */
function nearest({ land }: LandBase, longitude: number, latitude: number, count: number): LandTable {
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

/** Half the height in degrees of an outline over about so many parcels. */
function radiusFor(base: LandBase, longitude: number, latitude: number, count: number): number {
  let low = 1e-4;
  let high = 10;
  for (let step = 0; step < 16; step += 1) {
    const middle = Math.sqrt(low * high);
    if (coveredBy(base, outline(longitude, latitude, middle, 200)) < count) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

function coveredBy({ land, index }: LandBase, drawn: Polygon): number {
  const window = new ShapeWindow(shapeFromGeojson(drawn));
  const { bounds } = window;
  if (bounds === null) return 0;
  return index.search(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY).filter((parcel) => {
    const box = tableShapeBounds(land, parcel);
    return box !== null && window.relationTo(box) !== 'outside';
  }).length;
}

/** A lobed ring around a place; never crosses itself. */
function outline(longitude: number, latitude: number, radius: number, vertices: number): Polygon {
  const ring: Position[] = Array.from({ length: vertices }, (_, vertex) => {
    const bearing = (2 * Math.PI * vertex) / vertices;
    const length = radius * (1 + 0.15 * Math.sin(5 * bearing) + 0.08 * Math.sin(17 * bearing + 1));
    return [longitude + 1.6 * length * Math.cos(bearing), latitude + length * Math.sin(bearing)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}

function withVertexMoved(drawn: Polygon, vertex: number, share: number, longitude: number, latitude: number): Polygon {
  const ring = drawn.coordinates[0] ?? [];
  const moved = ring.map((position, at): Position => {
    if (at !== vertex && !(vertex === 0 && at === ring.length - 1)) return position;
    const [x = 0, y = 0] = position;
    return [x + share * (x - longitude), y + share * (y - latitude)];
  });
  return { type: 'Polygon', coordinates: [moved] };
}

function timeOf(evaluator: Evaluator, geometry: Polygon, revision: number): number {
  const feature: PlanFeature = {
    id: 'f',
    geometry,
    properties: { kind: 'forest', scenario: 'a', from: null, until: null, status: 'planned', name: 'f' },
  };
  const plan = { features: new Map([['f', feature]]), scenarios: [{ id: 'a', name: 'a' }], targets: [] };
  const started = performance.now();
  const { contributions } = evaluator.evaluate(plan, { scenario: 'a', year: 2025, revision });
  const elapsedMs = performance.now() - started;
  if ((contributions[0]?.countedM2 ?? 0) <= 0) throw new Error('nothing was counted');
  return elapsedMs;
}
