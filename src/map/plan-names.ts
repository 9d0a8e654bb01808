import type { Feature, FeatureCollection, Point } from 'geojson';
import { labelPointOf } from './label-point.ts';
import type { PlanItem } from './plan-item.ts';

/**
 * Makes the names of the features on the map as points for the label layer; nameless ones are left out. Where a name stands
 * is worked out once per shape, and without a change the same collection is given again.
 */
export function createPlanNames(): (items: readonly PlanItem[]) => FeatureCollection {
  const known = new WeakMap<PlanItem, Feature<Point> | null>();
  let last: FeatureCollection = { type: 'FeatureCollection', features: [] };
  return (items) => {
    const features = items.flatMap((item): Feature<Point>[] => {
      const name = known.get(item) ?? nameOf(item);
      known.set(item, name);
      return name === null ? [] : [name];
    });
    const isSame =
      features.length === last.features.length && features.every((name, index) => name === last.features[index]);
    if (!isSame) last = { type: 'FeatureCollection', features };
    return last;
  };
}

function nameOf({ feature, kind }: PlanItem): Feature<Point> | null {
  const at = feature.properties.name === '' ? null : labelPointOf(feature.geometry);
  if (at === null) return null;
  const properties = { name: feature.properties.name, isSign: kind.geometry === 'point' };
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: at } };
}
