import type { Geometry } from 'geojson';
import { isSame } from './is-same.ts';

/**
 * A piece of a geometry's coordinates that was replaced (图形补丁): what a step changed, without the thousands of vertices that
 * it left alone.
 */
export interface Splice {
  /** Where the list is: positions from the coordinates down, e.g. `[0, 1]` for the second ring of the first part. */
  readonly path: readonly number[];
  /** First entry of the list that differs. */
  readonly at: number;
  /** Entries that were there: vertices, rings or parts. */
  readonly before: readonly unknown[];
  /** Entries that took their place. */
  readonly after: readonly unknown[];
}

/** How one geometry became another: by splices one after the other, or whole where that says less. */
export type GeometryChange =
  { readonly splices: readonly Splice[] } | { readonly before: Geometry; readonly after: Geometry };

type Shape = Geometry & { readonly coordinates: readonly unknown[] };

/**
 * Says what differs between two geometries, exact to the last digit. Lists of the same length are compared entry by entry, so
 * that a ring whose first and last vertex moved gives two splices; from lists of different length the common beginning and
 * end are left out.
 */
export function changeOfGeometry(before: Geometry, after: Geometry): GeometryChange {
  if (!isShape(before) || !isShape(after) || !differOnlyInCoordinates(before, after)) return { before, after };
  const splices: Splice[] = [];
  compareLists(before.coordinates, after.coordinates, [], splices);
  const replaced = splices.reduce((sum, splice) => sum + countIn(splice.before), 0);
  return replaced * 2 > countIn(before.coordinates) ? { before, after } : { splices };
}

/** How many positions a geometry has. */
export function countPositions(geometry: Geometry): number {
  return isShape(geometry) ? countIn(geometry.coordinates) : 0;
}

/** The same change the other way round. */
export function invertChange(change: GeometryChange): GeometryChange {
  if (!('splices' in change)) return { before: change.after, after: change.before };
  return { splices: change.splices.map(invertSplice).reverse() };
}

/**
 * Does a change to a geometry.
 *
 * @returns null when the geometry is not, where it matters, the one that the change started from
 */
export function applyChange(geometry: Geometry, change: GeometryChange): Geometry | null {
  if (!('splices' in change)) return isSame(geometry, change.before) ? change.after : null;
  if (!isShape(geometry)) return null;
  let coordinates = geometry.coordinates;
  for (const splice of change.splices) {
    const spliced = applySplice(coordinates, splice, 0);
    if (spliced === null) return null;
    coordinates = spliced;
  }
  return { ...geometry, coordinates } as Geometry;
}

function isShape(geometry: Geometry): geometry is Shape {
  return 'coordinates' in geometry && Array.isArray(geometry.coordinates);
}

/** Same type and other members in the same order, so that putting coordinates in gives the very same text. */
function differOnlyInCoordinates(before: Shape, after: Shape): boolean {
  const names = Object.keys(before);
  if (!isSame(names, Object.keys(after))) return false;
  return names.every((name) => name === 'coordinates' || isSame(before[name as 'type'], after[name as 'type']));
}

function compareLists(before: readonly unknown[], after: readonly unknown[], path: number[], into: Splice[]): void {
  if (before.length !== after.length) {
    let head = 0;
    const shorter = Math.min(before.length, after.length);
    while (head < shorter && isSame(before[head], after[head])) head += 1;
    let tail = 0;
    while (tail < shorter - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
    // With a neighbour on either side it is known where a vertex that is put in belongs.
    if (head > 0 && !isList(before[head - 1])) head -= 1;
    if (tail > 0 && !isList(before.at(-tail))) tail -= 1;
    into.push({
      path,
      at: head,
      before: before.slice(head, before.length - tail),
      after: after.slice(head, after.length - tail),
    });
    return;
  }
  for (let at = 0; at < before.length; at += 1) {
    const [old, current] = [before[at], after[at]];
    if (isSame(old, current)) continue;
    if (isList(old) && isList(current)) {
      compareLists(old, current, [...path, at], into);
      continue;
    }
    let end = at + 1;
    while (end < before.length && !isSame(before[end], after[end])) end += 1;
    into.push({ path, at, before: before.slice(at, end), after: after.slice(at, end) });
    at = end;
  }
}

/** A list of vertices, rings or parts; a vertex itself is taken as one. */
function isList(entry: unknown): entry is readonly unknown[] {
  return Array.isArray(entry) && Array.isArray(entry[0]);
}

function invertSplice({ path, at, before, after }: Splice): Splice {
  return { path, at, before: after, after: before };
}

function applySplice(list: readonly unknown[], splice: Splice, depth: number): readonly unknown[] | null {
  const { path, at, before, after } = splice;
  const step = path[depth];
  if (step !== undefined) {
    const inner = list[step];
    const spliced = Array.isArray(inner) ? applySplice(inner, splice, depth + 1) : null;
    return spliced === null ? null : list.with(step, spliced);
  }
  if (at > list.length || !isSame(list.slice(at, at + before.length), before)) return null;
  return list.slice(0, at).concat(after, list.slice(at + before.length));
}

/** How many positions a list of positions, rings or parts holds; of a single position its numbers. */
function countIn(list: readonly unknown[]): number {
  if (!isList(list[0])) return list.length;
  let count = 0;
  for (const entry of list) if (Array.isArray(entry)) count += countIn(entry);
  return count;
}
