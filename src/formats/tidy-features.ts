import type { Feature, Geometry, Position } from 'geojson';
import { isEmptyGeometry } from './geometry-checks.ts';
import { mergeCollection, singlePart } from './merge-collection.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadNote } from './read-result.ts';

/** Features ready to be drawn, and what was changed on the way. */
export interface TidyFeatures {
  readonly features: readonly Feature[];
  readonly notes: readonly ReadNote[];
}

/**
 * Makes features what plans and tables take: flat, rings closed and enclosing something, collections of one kind as one
 * geometry, one part as a single one. Vertices keep their coordinates to the last digit; a feature with nothing left goes.
 *
 * @param file name for messages
 * @param told notes of reading, which are not said again
 */
export function tidyFeatures(file: string, features: readonly Feature[], told: readonly ReadNote[]): TidyFeatures {
  const notes = createNoteCounter(file);
  const tidy: Feature[] = [];
  features.forEach((feature, index) => {
    const geometry = tidyGeometry(feature.geometry, (code) => notes.add(code, index));
    if (isEmptyGeometry(geometry)) notes.add('format.no-geometry', index);
    else tidy.push({ ...feature, geometry });
  });
  const known = new Set(told.map(({ code }) => code));
  return {
    features: tidy,
    notes: notes.notes().filter(({ code }) => code === 'format.no-geometry' || !known.has(code)),
  };
}

function tidyGeometry(geometry: Geometry, changed: (code: ReadNote['code']) => void): Geometry {
  let heights = 0;
  const flat = (position: Position): Position => {
    if (position.length <= 2) return position;
    if (position[2] !== 0) heights += 1;
    return position.slice(0, 2);
  };
  const line = (positions: readonly Position[]): Position[] => positions.map(flat);
  const rings = (all: readonly Position[][]): Position[][] => closedRings(all.map(line), changed);

  function tidied(one: Geometry): Geometry {
    switch (one.type) {
      case 'Point':
        return { type: one.type, coordinates: flat(one.coordinates) };
      case 'MultiPoint':
      case 'LineString':
        return { type: one.type, coordinates: line(one.coordinates) };
      case 'MultiLineString':
        return { type: one.type, coordinates: one.coordinates.map(line) };
      case 'Polygon':
        return { type: one.type, coordinates: rings(one.coordinates) };
      case 'MultiPolygon':
        return { type: one.type, coordinates: one.coordinates.map(rings).filter(({ length }) => length > 0) };
      case 'GeometryCollection':
        return mergeCollection({ type: one.type, geometries: one.geometries.map(tidied) });
    }
  }

  const result = singlePart(tidied(geometry));
  if (heights > 0) changed('format.heights-left-out');
  return result;
}

/** None when the outer ring encloses nothing. */
function closedRings(rings: readonly Position[][], changed: (code: ReadNote['code']) => void): Position[][] {
  const closed: Position[][] = [];
  for (const [index, ring] of rings.entries()) {
    const [first] = ring;
    const last = ring.at(-1);
    const isClosed = ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
    if (first === undefined || ring.length - (isClosed ? 1 : 0) < 3) {
      changed('format.rings-skipped');
      if (index === 0) return [];
    } else if (isClosed) {
      closed.push(ring);
    } else {
      changed('format.rings-closed');
      closed.push([...ring, first]);
    }
  }
  return closed;
}
