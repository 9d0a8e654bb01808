import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { geometryBounds } from '../geo/geometry-bounds.ts';
import { kindOf } from '../kinds/kind-list.ts';
import type { Chapter } from '../plan/chapter.ts';
import type { Plan } from '../plan/plan.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';
import { scopeOfChapter } from './chapter-scope.ts';

/** What a small picture of a chapter shows (缩略图): lines in shares of its width and height, from the upper left. */
export interface ChapterPicture {
  readonly shapes: readonly PictureShape[];
  /** Outline of the district. */
  readonly outline: readonly (readonly Position[])[];
}

/** A feature of the picture. */
interface PictureShape {
  /** Token of its colour. */
  readonly colour: string;
  readonly fillOpacity: number;
  /** Rings or lines; a point is a line of one position. */
  readonly lines: readonly (readonly Position[])[];
  readonly isArea: boolean;
}

/** Beyond this many positions the rest is left out: the picture is a few centimetres wide. */
const MOST_POSITIONS = 20_000;

/**
 * Lays out the picture of a chapter: the features that count in its scheme and year, within its camera.
 *
 * @param boundary the district, or null where it is not known
 * @param aspect width of the picture by its height
 */
export function chapterPicture(
  plan: Plan,
  chapter: Chapter,
  boundary: Polygon | MultiPolygon | null,
  aspect: number,
): ChapterPicture {
  const { scenario, year } = scopeOfChapter(plan, chapter);
  const features = effectiveFeatures(plan, scenario, year).filter(
    ({ properties }) => properties['hidden'] !== true && chapter.layers?.[`plan:${properties.kind}`] !== false,
  );
  const bounds = chapter.camera?.bounds ?? (boundary === null ? null : geometryBounds(boundary));
  if (bounds === null) return { shapes: [], outline: [] };
  const place = placerOf(bounds, aspect);
  let left = MOST_POSITIONS;
  const shapes: PictureShape[] = [];
  for (const { geometry, properties } of features) {
    const lines = linesOf(geometry).map((line) => line.map(place));
    left -= lines.reduce((sum, line) => sum + line.length, 0);
    if (left < 0) break;
    const { colour, fillOpacity } = kindOf(properties.kind).symbol;
    shapes.push({ colour, fillOpacity, lines, isArea: geometry.type.endsWith('Polygon') });
  }
  return { shapes, outline: boundary === null ? [] : linesOf(boundary).map((line) => line.map(place)) };
}

/** Puts degrees on the picture so that all of a box is on it, in the middle. */
function placerOf([west, south, east, north]: readonly number[], aspect: number): (position: Position) => Position {
  const [w, s, e, n] = [west ?? 0, south ?? 0, east ?? 0, north ?? 0];
  const narrowing = Math.cos((((s + n) / 2) * Math.PI) / 180);
  const [width, height] = [Math.max(1e-9, (e - w) * narrowing), Math.max(1e-9, n - s)];
  const span = Math.max(width / aspect, height);
  return ([longitude = 0, latitude = 0]) => [
    0.5 + ((longitude - (w + e) / 2) * narrowing) / (span * aspect),
    0.5 - (latitude - (s + n) / 2) / span,
  ];
}

function linesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
  }
}
