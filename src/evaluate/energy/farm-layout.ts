import type { Position } from 'geojson';
import type { OverlayFailure } from '../../geo/overlay-result.ts';
import { planeLatitude, planeLongitude } from '../../geo/working-plane.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import type { Site } from '../rules/site.ts';
import { layOutTurbines, type LayoutRequest } from './turbine-layout.ts';

/** How turbines are to stand in a drawn farm (排布要求). */
export interface FarmLayout extends Omit<LayoutRequest, 'keepFrom'> {
  /** Distance to villages, m; 0 for none. */
  readonly setbackM: number;
}

/** What turbines of a farm have to keep away from. */
export interface FarmSurroundings {
  /** Villages near the farm; null where no data of villages were given. */
  readonly villages: readonly Site[] | null;
  /** Turbines that stand in the farm already. */
  readonly turbines: readonly Position[];
}

/**
 * Places for turbines of a farm, or why there are none; message keys `layout-failure.<code>`.
 *
 * - `spacing-not-positive`, `too-many-places`: see {@link layOutTurbines}
 * - `nothing-left`: exclusions leave nothing of the farm
 * - `no-place`: no place of the pattern is far enough from villages and turbines
 * - `no-farm`: the farm is not there any more
 * - `failed`: GEOS could not
 */
export type TurbineProposal =
  | {
      readonly ok: true;
      /** Longitude and latitude, row by row. */
      readonly turbines: readonly Position[];
      /** Places of the pattern that were left out. */
      readonly tooNear: number;
      /** Villages that were looked at; null where no data were given. */
      readonly villages: number | null;
      /** Turbines that stand in the farm already. */
      readonly standing: number;
    }
  | {
      readonly ok: false;
      readonly code:
        | 'spacing-not-positive'
        | 'too-many-places'
        | 'nothing-left'
        | 'no-place'
        | 'no-farm'
        | 'no-land-cover'
        | 'failed';
      readonly places: number;
    };

/**
 * Lays turbines out in what can be used of a farm (风机自动排布), away from villages by the setback and from standing turbines by the
 * shorter of the two spacings. Of villages drawn as areas the distance is to their edge.
 *
 * @param land valid, in the working plane
 */
export function layOutFarm(
  land: Shape,
  { setbackM, ...pattern }: FarmLayout,
  { villages, turbines }: FarmSurroundings,
  topology: Topology,
): TurbineProposal {
  if (land.partEnds.length === 0) return { ok: false, code: 'nothing-left', places: 0 };
  const free = withoutVillageAreas(land, villages ?? [], setbackM, topology);
  if ('ok' in free) return { ok: false, code: 'failed', places: 0 };
  const betweenM = Math.min(pattern.alongM, pattern.acrossM);
  const layout = layOutTurbines(free, {
    ...pattern,
    keepFrom: [
      ...(villages ?? []).flatMap(({ points }) => placesOf(points).map((place) => ({ place, distanceM: setbackM }))),
      ...turbines.map((place) => ({ place, distanceM: betweenM })),
    ],
  });
  if (!layout.ok) return layout;
  if (layout.turbines.length === 0) return { ok: false, code: 'no-place', places: layout.tooNear };
  const { tooNear } = layout;
  return {
    ok: true,
    turbines: layout.turbines,
    tooNear,
    villages: villages?.length ?? null,
    standing: turbines.length,
  };
}

function withoutVillageAreas(
  land: Shape,
  villages: readonly Site[],
  setbackM: number,
  topology: Topology,
): Shape | OverlayFailure {
  let free = land;
  for (const { window } of villages) {
    if (window === null) continue;
    const around = setbackM > 0 ? topology.buffer(window.shape, setbackM) : null;
    if (around?.ok === false) return around;
    const rest = topology.difference(free, around?.shape ?? window.shape);
    if (!rest.ok) return rest;
    free = rest.shape;
  }
  return free;
}

function placesOf(points: Float64Array): readonly Position[] {
  return Array.from({ length: points.length / 2 }, (_, at) => [
    planeLongitude(points[2 * at] ?? Number.NaN),
    planeLatitude(points[2 * at + 1] ?? Number.NaN),
  ]);
}
