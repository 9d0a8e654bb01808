import type { Feature, FeatureCollection, Point } from 'geojson';
import { labelPointOf } from './label-point.ts';
import type { PlanItem } from './plan-item.ts';

/** Names of the features in view of the plan as points for the label layer; nameless ones are left out. */
export function planNamesOf(items: readonly PlanItem[]): FeatureCollection {
  const features = items.flatMap(({ feature, kind }): Feature<Point>[] => {
    const at = feature.properties.name === '' ? null : labelPointOf(feature.geometry);
    if (at === null) return [];
    const properties = { name: feature.properties.name, isSign: kind.geometry === 'point' };
    return [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: at } }];
  });
  return { type: 'FeatureCollection', features };
}
