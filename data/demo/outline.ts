import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { LocalFrame } from './local-frame.ts';
import type { Recipe } from './recipe.ts';

const BOUNDARIES = new URL('../../data/boundaries/study_districts_cgcs2000_tianditu.geojson', import.meta.url);

function readCollection(address: URL): FeatureCollection<Geometry | null> {
  const parsed: unknown = JSON.parse(readFileSync(address, 'utf8'));
  return parsed as FeatureCollection<Geometry | null>;
}

/** Outer and inner rings of one polygon in the local frame, closed. */
export type LocalPolygon = readonly number[][];

function toLocalPolygon(rings: readonly Position[][], frame: LocalFrame): LocalPolygon {
  return rings.map((ring) => ring.flatMap((point) => [...frame.toLocal(point[0] ?? 0, point[1] ?? 0)]));
}

function polygonsOf(geometry: Geometry | null, frame: LocalFrame): LocalPolygon[] {
  if (geometry?.type === 'Polygon') return [toLocalPolygon(geometry.coordinates, frame)];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates.map((rings) => toLocalPolygon(rings, frame));
  return [];
}

/** The official outlines of the districts of a recipe (天地图 2024-05), one polygon each part, in the local frame. */
export function readDistricts(recipe: Recipe, frame: LocalFrame): LocalPolygon[] {
  const wanted = new Set(recipe.districts);
  const features = readCollection(BOUNDARIES).features.filter((feature): feature is Feature<Polygon | MultiPolygon> =>
    wanted.has(String(feature.properties?.['gb'])),
  );
  if (features.length !== wanted.size) throw new Error(`outline of ${recipe.id} is incomplete`);
  return features.flatMap((feature) => polygonsOf(feature.geometry, frame));
}

/** A lake or river of OpenStreetMap. */
export interface WaterBody {
  readonly kind: 'lake' | 'river';
  readonly ring: readonly number[];
}

/** Real lakes and rivers of a study area (OpenStreetMap, generalised to 100 m), outer rings in the local frame. */
export function readWater(recipe: Recipe, frame: LocalFrame): WaterBody[] {
  const read = (part: string): readonly number[][] =>
    readCollection(
      new URL(`../../data/water/${recipe.water}_${part}_geomaps100m.geojson`, import.meta.url),
    ).features.flatMap((feature) => polygonsOf(feature.geometry, frame).flatMap((polygon) => polygon.slice(0, 1)));
  const rivers = read('rivers');
  const known = new Set(rivers.map((ring) => ring.join()));
  // Lakes first: a stretch of river mapped inside a reservoir belongs to the reservoir.
  return [
    ...read('waterbodies')
      .filter((ring) => !known.has(ring.join()))
      .map((ring) => ({ kind: 'lake' as const, ring })),
    ...rivers.map((ring) => ({ kind: 'river' as const, ring })),
  ];
}
