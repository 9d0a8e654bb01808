import type { Feature, FeatureCollection, Point } from 'geojson';

interface Sum {
  x: number;
  y: number;
  count: number;
}

/** Names of towns (乡镇) in the middle of the villages that belong to them; villages without a town are left out. */
export function townNamesOf(villages: FeatureCollection | null): FeatureCollection {
  const towns = new Map<string, Sum>();
  for (const { geometry, properties } of villages?.features ?? []) {
    const town: unknown = properties?.['town'];
    if (geometry.type !== 'Point' || typeof town !== 'string' || town === '') continue;
    const sum = towns.get(town) ?? { x: 0, y: 0, count: 0 };
    sum.x += geometry.coordinates[0] ?? 0;
    sum.y += geometry.coordinates[1] ?? 0;
    sum.count += 1;
    towns.set(town, sum);
  }
  const features = [...towns].map(([name, { x, y, count }]): Feature<Point> => {
    return { type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [x / count, y / count] } };
  });
  return { type: 'FeatureCollection', features };
}
