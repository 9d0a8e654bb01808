import type { Geometry } from 'geojson';
import type { FeatureTable, TableFeature } from '../plan/feature-table.ts';
import type { WriteNote } from './write-result.ts';

/** Geometries that every format has. */
export type PlainGeometry = Exclude<Geometry, { readonly type: 'GeometryCollection' }>;

/** A feature whose geometry every format has. */
export interface PlainFeature extends TableFeature {
  readonly geometry: PlainGeometry;
}

/** Leaves out features with geometries of several kinds in one, for formats that have no place for them. */
export function plainFeatures({ name, features }: FeatureTable): {
  readonly features: readonly PlainFeature[];
  readonly notes: readonly WriteNote[];
} {
  const plain = features.filter((feature): feature is PlainFeature => feature.geometry.type !== 'GeometryCollection');
  const count = features.length - plain.length;
  if (count === 0) return { features: plain, notes: [] };
  const feature = features.findIndex(({ geometry }) => geometry.type === 'GeometryCollection');
  return { features: plain, notes: [{ code: 'format.mixed-left-out', details: { file: name, count, feature } }] };
}

/** What a layer's geometries have in common: one type, made of several parts where any of them is; null when they differ. */
export function commonType(geometries: readonly Geometry[]): Geometry['type'] | null {
  const types = new Set(geometries.map(({ type }) => type));
  const [first] = types;
  if (first === undefined || types.size === 1) return first ?? null;
  const families = new Set([...types].map((type) => type.replace(/^Multi/u, '')));
  const [family] = families;
  return families.size === 1 ? (`Multi${family ?? ''}` as Geometry['type']) : null;
}

/** A geometry as one of several parts where its layer's type asks for it. */
export function asType(geometry: Geometry, type: Geometry['type'] | null): Geometry {
  if (type === null || type === geometry.type || geometry.type === 'GeometryCollection') return geometry;
  return { type, coordinates: [geometry.coordinates] } as Geometry;
}
