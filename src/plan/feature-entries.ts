import type { Geometry } from 'geojson';
import { applyChange, type Splice } from './geometry-patch.ts';
import type { FeatureProperties, PlanFeature } from './plan.ts';

/** Names under which a document keeps the parts of a feature, so that two planners can change different ones at once. */
const ORDER = 'order';
const GEOMETRY = 'geometry';
const EXTRA = 'extra';
const PROPERTY_PREFIX = 'p:';
const PATCH_PREFIX = 'g:';

/** Name of the entry that holds the place in drawing order. */
export const ORDER_ENTRY = ORDER;

/** Name of the entry that holds the geometry, as it was when it was last written whole. */
export const GEOMETRY_ENTRY = GEOMETRY;

/** Name of the entry that holds a property. */
export function propertyEntry(property: string): string {
  return PROPERTY_PREFIX + property;
}

/** Name of the entry that holds the patch which leads to a version of the geometry. */
export function patchEntry(version: string): string {
  return PATCH_PREFIX + version;
}

/** Whether an entry holds a patch of the geometry. */
export function isPatchEntry(name: string): boolean {
  return name.startsWith(PATCH_PREFIX);
}

/** Version of a geometry that stands as the feature was put, without a version of its own. */
const FIRST_VERSION = '';

/** A geometry that was written whole over another one. */
export type VersionedGeometry = readonly [version: string, geometry: Geometry];

/** What leads from one version of a geometry to the next, so that a large one is not written again for one vertex. */
export interface GeometryStep {
  readonly from: string;
  readonly splices: readonly Splice[];
}

/** A geometry and its version within the document. */
export interface CurrentGeometry {
  readonly version: string;
  readonly geometry: Geometry;
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

/** A feature put together, with the version of its geometry. */
export interface FeatureOfEntries extends PlacedFeature {
  readonly version: string;
}

/**
 * Puts a feature together again from its entries, in whatever order they come.
 *
 * @param known the geometry as last read, which saves doing its patches again
 * @returns null when a part that no feature goes without is missing, as in an update of another maker
 */
export function featureOfEntries(
  id: string,
  entries: Iterable<[name: string, value: unknown]>,
  known: CurrentGeometry | null = null,
): FeatureOfEntries | null {
  let order: unknown;
  let stored: unknown;
  let extra: unknown;
  const propertyEntries: [string, unknown][] = [];
  const patches: [string, GeometryStep][] = [];
  for (const [name, value] of entries) {
    if (name.startsWith(PROPERTY_PREFIX)) propertyEntries.push([name.slice(PROPERTY_PREFIX.length), value]);
    else if (name.startsWith(PATCH_PREFIX)) patches.push([name.slice(PATCH_PREFIX.length), value as GeometryStep]);
    else if (name === ORDER) order = value;
    else if (name === GEOMETRY) stored = value;
    else if (name === EXTRA) extra = value;
  }
  const properties: Record<string, unknown> = Object.fromEntries(propertyEntries);
  if (typeof order !== 'string' || typeof stored !== 'object' || stored === null) return null;
  if (typeof properties['kind'] !== 'string' || typeof properties['scenario'] !== 'string') return null;
  const { version, geometry } = currentGeometry(stored as Geometry | VersionedGeometry, patches, known);
  return {
    order,
    version,
    feature: {
      id,
      geometry,
      properties: properties as unknown as FeatureProperties,
      ...(extra === undefined ? {} : { extra: extra as Record<string, unknown> }),
    },
  };
}

/**
 * Follows the patches from the geometry last written whole. Where two planners patched the same version at once, the patch with
 * the lower name counts, in every copy of the document.
 */
function currentGeometry(
  stored: Geometry | VersionedGeometry,
  patches: readonly [string, GeometryStep][],
  known: CurrentGeometry | null,
): CurrentGeometry {
  const [first, whole] = isVersioned(stored) ? stored : ([FIRST_VERSION, stored] as const);
  const nextOf = new Map<string, [version: string, step: GeometryStep]>();
  for (const [version, step] of patches) {
    const rival = nextOf.get(step.from);
    if (rival === undefined || version < rival[0]) nextOf.set(step.from, [version, step]);
  }
  const chain: [version: string, step: GeometryStep][] = [[first, { from: first, splices: [] }]];
  for (let next = nextOf.get(first); next !== undefined; next = nextOf.get(next[0])) chain.push(next);
  const start = chain.findIndex(([version]) => version === known?.version);
  let geometry = start < 0 ? whole : (known?.geometry ?? whole);
  for (const [, step] of chain.slice(Math.max(start, 0) + 1)) geometry = applyChange(geometry, step) ?? geometry;
  return { version: chain.at(-1)?.[0] ?? first, geometry };
}

function isVersioned(stored: Geometry | VersionedGeometry): stored is VersionedGeometry {
  return Array.isArray(stored);
}
