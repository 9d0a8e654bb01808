import type { LandBase } from '../../src/evaluate/land-base.ts';
import { intersectAreas, subtractAreas, uniteAreas } from '../../src/geo/area-operation.ts';
import type { BorderRuns } from '../../src/geo/border-runs.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import { bufferGeometry } from '../../src/geo/buffer-geometry.ts';
import { failedWith } from '../../src/geo/shape-outcome.ts';
import { simplifyArea } from '../../src/geo/simplify-area.ts';
import { splitArea } from '../../src/geo/split-area.ts';
import type { Topology } from '../../src/geo/topology.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';
import { bordersNear } from '../../src/land/borders-near.ts';
import { connectedParcels } from '../../src/land/connected-parcels.ts';
import { matchingParcels } from '../../src/land/matching-parcels.ts';
import { parcelAt } from '../../src/land/parcel-at.ts';
import type { ParcelChoice } from '../../src/land/parcel-choice.ts';
import { parcelFields } from '../../src/land/parcel-fields.ts';
import { parcelsInBox } from '../../src/land/parcels-in-box.ts';
import { parcelsUnderBrush } from '../../src/land/parcels-under-brush.ts';
import { uniteParcels } from '../../src/land/unite-parcels.ts';
import type { EngineApi } from './api.ts';
import type { ParcelQuery, ParcelSelection } from './contract/parcel-query.ts';
import type { ShapeAnswer, ShapeRequest } from './contract/shape-request.ts';
import { namingOutOfMemory } from './out-of-memory.ts';
import { runInSlices, type SliceClock } from './slices.ts';

/** The part of the engine that serves the drawing tools. */
export type Drafting = Pick<EngineApi, 'borders' | 'findParcels' | 'parcelFields' | 'makeShape'>;

/** What drafting needs of the engine. */
export interface DraftingParts {
  readonly openBase: () => LandBase | null;
  readonly topology: () => Promise<Topology>;
  readonly clock: SliceClock;
}

/** Most parcels that a query gives. */
const PARCEL_LIMIT = 20_000;
/** Values of an attribute that are offered. */
const FIELD_SAMPLES = 50;

/** Serves questions about the base that is open when they are asked; long ones in slices, so that others come between. */
export function createDrafting({ openBase, topology, clock }: DraftingParts): Drafting {
  const inSlices = <Result>(steps: Generator<void, Result>): Promise<Result> =>
    runInSlices(
      steps,
      clock,
      () => undefined,
      () => null,
    );

  async function findParcels(query: ParcelQuery): Promise<ParcelSelection> {
    const base = openBase();
    const steps = base === null ? null : stepsOf(base, query);
    if (base === null || steps === null) return { parcels: new Uint32Array(0), areaM2: 0, isCut: false };
    const { parcels, isCut } = await inSlices(steps);
    return { parcels, areaM2: parcels.reduce((sum, parcel) => sum + (base.land.areasM2[parcel] ?? 0), 0), isCut };
  }

  async function makeShape(request: ShapeRequest): Promise<ShapeAnswer> {
    const geos = await topology();
    if (request.make !== 'parcels') return shapeOf(request, geos);
    const base = openBase();
    return base === null ? failedWith('nothing-left') : inSlices(uniteParcels(base.land, request.of, geos));
  }

  return {
    async borders(bounds, limit) {
      const base = openBase();
      const runs =
        base === null ? noRuns() : await inSlices(bordersNear(base.land, base.index, planeBox(bounds), limit));
      return { bounds, ...(runs ?? noRuns()), tooMany: runs === null };
    },
    findParcels,
    async parcelFields() {
      const base = openBase();
      return base === null ? [] : parcelFields(base.land, FIELD_SAMPLES);
    },
    makeShape: (request) => namingOutOfMemory(() => makeShape(request)),
  };
}

/** Made anew each time: the arrays are handed over to the page, and are gone here afterwards. */
function noRuns(): BorderRuns {
  return { positions: new Float64Array(0), starts: Uint32Array.of(0) };
}

function shapeOf(request: Exclude<ShapeRequest, { make: 'parcels' }>, topology: Topology): ShapeAnswer {
  switch (request.make) {
    case 'union':
      return uniteAreas(topology, request.of);
    case 'intersection':
      return intersectAreas(topology, ...request.of);
    case 'difference':
      return subtractAreas(topology, request.of, request.without);
    case 'split':
      return splitArea(topology, request.of, request.along);
    case 'buffer':
      return bufferGeometry(topology, request.of, request.distanceM, request.ends);
    case 'simplified':
      return simplifyArea(topology, request.of, request.toleranceM);
  }
}

function stepsOf({ land, index }: LandBase, query: ParcelQuery): Generator<void, ParcelChoice> | null {
  switch (query.by) {
    case 'brush': {
      const path = Float64Array.from(
        query.path.flatMap(([longitude = 0, latitude = 0]) => [planeX(longitude), planeY(latitude)]),
      );
      return parcelsUnderBrush(land, index, path, query.radiusM, PARCEL_LIMIT);
    }
    case 'box':
      return parcelsInBox(land, index, planeBox(query.bounds), PARCEL_LIMIT);
    case 'connected': {
      const [longitude = 0, latitude = 0] = query.at;
      const start = parcelAt(land, index, planeX(longitude), planeY(latitude));
      return start === null ? null : connectedParcels(land, index, start, PARCEL_LIMIT);
    }
    case 'filter': {
      const box = query.bounds === null ? null : planeBox(query.bounds);
      return matchingParcels(land, index, query.conditions, box, PARCEL_LIMIT);
    }
  }
}

function planeBox([west, south, east, north]: readonly [number, number, number, number]): Bounds {
  return { minX: planeX(west), minY: planeY(south), maxX: planeX(east), maxY: planeY(north) };
}
