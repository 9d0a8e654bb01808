import type { Geometry } from 'geojson';
import type { FeatureProperties, PlanFeature } from './plan.ts';

/** Names under which a document keeps the parts of a feature, so that two planners can change different ones at once. */
const ORDER = 'order';
const GEOMETRY = 'geometry';
const EXTRA = 'extra';
const PROPERTY_PREFIX = 'p:';

/** Name of the entry that holds the geometry. */
export const GEOMETRY_ENTRY = GEOMETRY;

/** Name of the entry that holds a property. */
export function propertyEntry(property: string): string {
  return PROPERTY_PREFIX + property;
}

/** Takes a feature apart into named entries; `order` is its place in the drawing order. */
export function entriesOfFeature(feature: PlanFeature, order: string): [name: string, value: unknown][] {
  const entries: [string, unknown][] = [
    [ORDER, order],
    [GEOMETRY, feature.geometry],
  ];
  if (feature.extra !== undefined) entries.push([EXTRA, feature.extra]);
  for (const [property, value] of Object.entries(feature.properties)) {
    if (value !== undefined) entries.push([propertyEntry(property), value]);
  }
  return entries;
}

/** A feature as a document keeps it, with its place in the drawing order. */
export interface PlacedFeature {
  readonly feature: PlanFeature;
  readonly order: string;
}

/**
 * Puts a feature together again from its entries, in whatever order they come.
 *
 * @returns null when a part that no feature goes without is missing, as in an update of another maker
 */
export function featureOfEntries(id: string, entries: Iterable<[name: string, value: unknown]>): PlacedFeature | null {
  let order: unknown;
  let geometry: unknown;
  let extra: unknown;
  const propertyEntries: [string, unknown][] = [];
  for (const [name, value] of entries) {
    if (name.startsWith(PROPERTY_PREFIX)) propertyEntries.push([name.slice(PROPERTY_PREFIX.length), value]);
    else if (name === ORDER) order = value;
    else if (name === GEOMETRY) geometry = value;
    else if (name === EXTRA) extra = value;
  }
  const properties: Record<string, unknown> = Object.fromEntries(propertyEntries);
  if (typeof order !== 'string' || typeof geometry !== 'object' || geometry === null) return null;
  if (typeof properties['kind'] !== 'string' || typeof properties['scenario'] !== 'string') return null;
  return {
    order,
    feature: {
      id,
      geometry: geometry as Geometry,
      properties: properties as unknown as FeatureProperties,
      ...(extra === undefined ? {} : { extra: extra as Record<string, unknown> }),
    },
  };
}
