import type { LandSharing } from '../../geo/shared-land.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import { cellSizeOfRow } from './cell-size.ts';
import { knownShareOf } from './steep-land.ts';
import type { Terrain } from './terrain.ts';

/** What an elevation model is (高程模型概况). */
export interface TerrainSummary {
  /** Code or name of its coordinate system. */
  readonly crs: string;
  /** Size of a cell on the ground in the middle of the model, m. */
  readonly cellEastM: number;
  readonly cellNorthM: number;
  /** Cells of the file along each side of one here: 1 unless they were averaged. */
  readonly factor: number;
  readonly lowestM: number;
  readonly highestM: number;
  /** Share of the district of which the slope is known, 0–1; null without a district. */
  readonly knownShare: number | null;
}

/** Sums up a model for a district in the working plane. */
export function summariseTerrain(terrain: Terrain, region: Shape | null, sharing: LandSharing): TerrainSummary {
  const { raster } = terrain;
  const { system, heightsM, rows, factor } = raster;
  let [lowestM, highestM] = [Infinity, -Infinity];
  for (const heightM of heightsM) {
    if (heightM < lowestM) lowestM = heightM;
    if (heightM > highestM) highestM = heightM;
  }
  const { eastM, northM } = cellSizeOfRow(raster, Math.floor(rows / 2));
  const window = region === null ? null : new ShapeWindow(region);
  const site = window === null ? null : { window, points: new Float64Array(0), bounds: window.bounds };
  return {
    crs: system.epsg === null ? system.name : `EPSG:${String(system.epsg)}`,
    cellEastM: eastM,
    cellNorthM: northM,
    factor,
    lowestM,
    highestM,
    knownShare: site === null ? null : knownShareOf(site, terrain, sharing),
  };
}
