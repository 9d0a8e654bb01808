import type { ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/** Counts what a layer of polygons holds besides polygons. */
export interface PolygonTally {
  addPolygon(): void;
  /** A feature of another kind, such as `Point`. */
  addOther(kind: string): void;
  /**
   * The outcome of a visit: a failure when there was no polygon, else the notes with one on what was left out.
   *
   * @param features number of features in the file, those without a geometry too
   */
  finish(features: number, notes: readonly ReadNote[]): ReadResult<number>;
}

/** A tally for one visit of a file. */
export function createPolygonTally(file: string): PolygonTally {
  let polygons = 0;
  let others = 0;
  const kinds = new Set<string>();
  return {
    addPolygon() {
      polygons += 1;
    },
    addOther(kind) {
      others += 1;
      kinds.add(kind);
    },
    finish(features, notes) {
      const names = [...kinds].join(', ');
      if (polygons === 0 && others > 0) return readFailure('format.no-polygons', file, { kinds: names });
      if (polygons === 0) return readFailure('format.no-features', file);
      const left: ReadNote = { code: 'format.not-polygons', details: { file, count: others, kinds: names } };
      return { ok: true, value: features, notes: others === 0 ? notes : [...notes, left] };
    },
  };
}
