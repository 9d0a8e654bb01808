import { createSites } from '../../src/evaluate/rules/site.ts';
import { slopeUnder } from '../../src/evaluate/terrain/feature-slope.ts';
import { summariseTerrain } from '../../src/evaluate/terrain/terrain-summary.ts';
import { createTerrain } from '../../src/evaluate/terrain/terrain.ts';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { flatShapeFromGeojson, shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { createLandSharing } from '../../src/geo/shared-land.ts';
import type { Topology } from '../../src/geo/topology.ts';
import { readElevation } from '../../src/formats/geotiff-elevation.ts';
import type { OpenDistrict } from './contract/open-district.ts';
import type { TerrainApi } from './contract/terrain.ts';
import type { District } from './district.ts';
import { namingOutOfMemory } from './out-of-memory.ts';
import { sha256Of } from './sha256.ts';

/** What it needs of the engine. */
export interface EngineTerrainParts {
  readonly district: () => District;
  /** What was asked for last, be it open yet or not. */
  readonly asked: () => OpenDistrict | null;
  readonly plan: () => EvaluablePlan;
  readonly topology: () => Promise<Topology>;
}

/** Answers what the ground is like, for the plan as it stands when asked. */
export function createEngineTerrain({ district, asked, plan, topology }: EngineTerrainParts): TerrainApi {
  return {
    inspectElevation: ({ name, blob }) =>
      namingOutOfMemory(async () => {
        const boundary = asked()?.boundary ?? null;
        const box = boundary === null ? null : shapeBounds(flatShapeFromGeojson(boundary));
        const read = await readElevation({ name, blob, crs: null, district: box });
        if (!read.ok) {
          const details = { ...read.details, name, role: 'elevation', reason: read.code };
          return { ok: false, note: { code: 'base-unreadable', details } };
        }
        const region = boundary === null ? null : shapeFromGeojson(boundary);
        const sharing = createLandSharing(await topology());
        const summary = summariseTerrain(createTerrain(read.value), region, sharing);
        if (summary.knownShare === 0) {
          const details = { name, role: 'elevation', reason: 'format.no-heights', file: name };
          return { ok: false, note: { code: 'base-unreadable', details } };
        }
        const sha256 = (await sha256Of([new Uint8Array(await blob.arrayBuffer())])) ?? '';
        return { ok: true, name, sha256, summary, notes: read.notes };
      }),
    terrain: () =>
      namingOutOfMemory(async () => {
        const { terrain, region } = district();
        return terrain === null ? null : summariseTerrain(terrain, region, createLandSharing(await topology()));
      }),
    slopeUnder: (id) =>
      namingOutOfMemory(async () => {
        const { terrain } = district();
        const feature = plan().features.get(id);
        if (terrain === null || feature === undefined) return null;
        const geos = await topology();
        return slopeUnder(createSites(geos)(feature.geometry), terrain, createLandSharing(geos));
      }),
  };
}
