import { type MapShift, unshift } from '../geo/map-shift.ts';
import type { FeatureShape } from '../plan/plan-command.ts';
import type { Plan } from '../plan/plan.ts';

/** The places of stations without the offset of a web map (纠偏); what is no point, or gone, is left out. */
export function unshiftStations(
  { features }: Pick<Plan, 'features'>,
  ids: readonly string[],
  shift: MapShift,
): readonly FeatureShape[] {
  return ids.flatMap((id): FeatureShape[] => {
    const geometry = features.get(id)?.geometry;
    if (geometry?.type !== 'Point') return [];
    const [longitude = 0, latitude = 0, ...rest] = geometry.coordinates;
    return [{ id, geometry: { type: 'Point', coordinates: [...unshift(shift, longitude, latitude), ...rest] } }];
  });
}
