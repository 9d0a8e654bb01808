import { difference, featureCollection, intersect, polygon as polygonFeature, union } from '@turf/turf';
import type { Feature, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { buildBorderIndex } from '../../src/geo/border-index.ts';
import { findSnapTarget } from '../../src/geo/snap-search.ts';
import { loadTopology } from '../../src/geo/topology.ts';
import { createDrafting, type Drafting } from '../../workers/engine/drafting.ts';
import { createEngineTiles } from '../../workers/engine/engine-tiles.ts';
import { surveyFile } from './bench-files.ts';
import type { Bench, BenchResult } from './bench-result.ts';
import { lobedRing } from './lobed-ring.ts';
import { baseOf, densestPlace, nearest, readSurvey } from './survey-base.ts';
import { median, quantile } from './timed-run.ts';

/** Views that the planner comes to rest in, and moves of the pencil in each. */
const VIEWS = 60;
const MOVES = 100;
/** Before this many views the code is still being compiled. */
const WARMING_UP = 10;
/** A screen of 1400 × 900 px at 1:10 000, in degrees of latitude from north to south; as far again around it is fetched. */
const SCREEN_HEIGHT = 0.0214;
const SCREEN_SHAPE = 1400 / 900;
/** Twelve pixels at that scale. */
const REACH_M = 32;
const WINDOW_LIMIT = 200_000;
const SMALL_BASE = 10_000;
const ROUNDS = 5;

/** What drawing asks of the base and of shapes. */
export const draftBench: Bench = {
  name: 'draft',
  async run(say) {
    const { path, what, classField } = surveyFile();
    const large = baseOf(await readSurvey(path, classField));
    const middle = densestPlace(large);
    const small = baseOf(nearest(large, ...middle, SMALL_BASE));
    say(what);
    return [
      ...(await snapLines(large, small, middle, what, say)),
      await splitLine(middle, say),
      await paintLine(small, middle, say),
    ];
  },
};

function draftingOf(base: LandBase | null): Drafting {
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return createDrafting({
    openBase: () => base,
    topology: loadTopology,
    clock: { now: () => performance.now(), pause },
  });
}

interface SnapCost {
  /** One search with the pencil, ms. */
  readonly searches: number[];
  /** The same with its share of what fetching and indexing the window took, ms. */
  readonly amortised: number[];
}

async function snapLines(
  large: LandBase,
  small: LandBase,
  middle: readonly [number, number],
  what: string,
  say: (line: string) => void,
): Promise<readonly BenchResult[]> {
  const desks = [draftingOf(large), draftingOf(small)] as const;
  const costs: [SnapCost, SnapCost] = [emptyCost(), emptyCost()];
  let vertices = 0;
  for (let view = 0; view < VIEWS; view += 1) {
    for (const which of view % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const seen = await restInView(desks[which], middle, view);
      if (view < WARMING_UP) continue;
      costs[which].searches.push(...seen.cost.searches);
      costs[which].amortised.push(...seen.cost.amortised);
      if (which === 0) vertices += seen.vertices / (VIEWS - WARMING_UP);
    }
  }
  const [onLarge, onSmall] = costs;
  say(`${String(onLarge.searches.length)} searches in windows of ${vertices.toFixed(0)} vertices on average`);
  const inDetail = (figures: readonly number[]): string =>
    `median ${median(figures).toFixed(4)} ms, p95 ${quantile(figures, 0.95).toFixed(4)} ms; ${what}`;
  return [
    {
      name: 'snapping, search p95',
      measured: quantile(onLarge.searches, 0.95),
      budget: { atMost: 2 },
      unit: 'ms',
      detail: inDetail(onLarge.searches),
    },
    {
      name: 'snapping, search with its share of the window p95',
      measured: quantile(onLarge.amortised, 0.95),
      budget: { atMost: 2 },
      unit: 'ms',
      detail: `${inDetail(onLarge.amortised)}; ${String(MOVES)} moves per window`,
    },
    {
      name: 'snapping, base of survey size / base of 10 000 areas',
      measured: median(onLarge.amortised) / median(onSmall.amortised),
      budget: { atMost: 1.5 },
      unit: '×',
      detail: `medians with the window's share, views in turn: ${median(onLarge.amortised).toFixed(4)} ms / ${median(onSmall.amortised).toFixed(4)} ms`,
    },
  ];
}

/** The planner comes to rest in a view: its window is fetched and indexed, then the pencil moves. */
async function restInView(
  desk: Drafting,
  [longitude, latitude]: readonly [number, number],
  view: number,
): Promise<{ readonly cost: SnapCost; readonly vertices: number }> {
  const west = longitude + 0.01 * Math.sin(view * 1.7);
  const south = latitude + 0.006 * Math.cos(view * 2.3);
  const width = (SCREEN_HEIGHT * SCREEN_SHAPE) / Math.cos((latitude * Math.PI) / 180);
  let started = performance.now();
  const window = await desk.borders(
    [west - width, south - SCREEN_HEIGHT, west + width, south + SCREEN_HEIGHT],
    WINDOW_LIMIT,
  );
  if (window.tooMany) throw new Error('the window of the bench is too large');
  const indices = [buildBorderIndex(window)];
  const shareMs = (performance.now() - started) / MOVES;
  const cost = emptyCost();
  for (let move = 0; move < MOVES; move += 1) {
    const place = [west + 0.4 * width * Math.sin(move * 1.1), south + 0.4 * SCREEN_HEIGHT * Math.sin(move * 1.9)];
    started = performance.now();
    findSnapTarget(indices, place, REACH_M, { previous: [west, south] });
    const searchMs = performance.now() - started;
    cost.searches.push(searchMs);
    cost.amortised.push(searchMs + shareMs);
  }
  return { cost, vertices: window.positions.length / 2 };
}

/** A shape of 2 000 vertices in two along a line of 40, against cutting it with the two sides by `@turf/turf`. */
async function splitLine(
  [longitude, latitude]: readonly [number, number],
  say: (line: string) => void,
): Promise<BenchResult> {
  const desk = draftingOf(null);
  const shape = lobedRing(longitude, latitude, 0.05, 2000);
  const places = Array.from({ length: 40 }, (_, step): Position => [
    longitude + 0.01 * Math.sin(step * 0.7),
    latitude - 0.08 + 0.004 * step,
  ]);
  const along: LineString = { type: 'LineString', coordinates: places };
  const [first = [], last = []] = [places[0], places.at(-1)];
  const side = polygonFeature([[...places, [longitude + 1, last[1] ?? 0], [longitude + 1, first[1] ?? 0], first]]);
  const whole: Feature<Polygon> = { type: 'Feature', properties: {}, geometry: shape };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    let started = performance.now();
    const made = await desk.makeShape({ make: 'split', of: shape, along });
    const ownMs = performance.now() - started;
    if (!made.ok || made.shapes.length !== 2) throw new Error('the split of the bench made no two pieces');
    started = performance.now();
    const both = featureCollection<Polygon | MultiPolygon>([whole, side]);
    if (difference(both) === null || intersect(both) === null) throw new Error('the rival found nothing');
    const theirMs = performance.now() - started;
    say(`@turf/turf ${theirMs.toFixed(1)} ms, tantu ${ownMs.toFixed(1)} ms`);
    if (round === 0) continue;
    ours.push(ownMs);
    theirs.push(theirMs);
  }
  return {
    name: 'split of 2 000 vertices, @turf difference and intersect / tantu',
    measured: median(theirs) / median(ours),
    budget: { atLeast: 3 },
    unit: '×',
    detail: `medians of ${String(ROUNDS)}: ${median(theirs).toFixed(1)} ms / ${median(ours).toFixed(1)} ms`,
  };
}

/** 500 parcels painted into one shape, against `@turf/union` on their outlines. */
async function paintLine(
  base: LandBase,
  middle: readonly [number, number],
  say: (line: string) => void,
): Promise<BenchResult> {
  const parcels = 500;
  const painted = baseOf(nearest(base, ...middle, parcels));
  const numbers = Uint32Array.from({ length: painted.land.parcelCount }, (_, parcel) => parcel);
  const desk = draftingOf(painted);
  const tiles = createEngineTiles(
    () => painted,
    () => null,
  );
  const outlines: Feature<MultiPolygon>[] = [];
  for (const parcel of numbers) {
    const geometry = await tiles.parcelOutline(parcel);
    if (geometry !== null) outlines.push({ type: 'Feature', properties: {}, geometry });
  }
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let started = performance.now();
    const made = await desk.makeShape({ make: 'parcels', of: numbers });
    const ownMs = performance.now() - started;
    if (!made.ok) throw new Error(made.code);
    started = performance.now();
    if (union(featureCollection(outlines)) === null) throw new Error('the rival found nothing');
    const theirMs = performance.now() - started;
    say(`@turf/union ${theirMs.toFixed(0)} ms, tantu ${ownMs.toFixed(1)} ms`);
    if (round === 0) continue;
    ours.push(ownMs);
    theirs.push(theirMs);
  }
  return {
    name: `union of ${String(numbers.length)} painted areas, @turf/union / tantu`,
    measured: median(theirs) / median(ours),
    budget: { atLeast: 5 },
    unit: '×',
    detail: `medians of ${String(ROUNDS - 1)}: ${median(theirs).toFixed(0)} ms / ${median(ours).toFixed(1)} ms`,
  };
}

function emptyCost(): SnapCost {
  return { searches: [], amortised: [] };
}
