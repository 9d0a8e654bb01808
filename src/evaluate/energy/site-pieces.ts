import { canonicalArea } from '../../geo/canonical-area.ts';
import { compensatedSum, type CompensatedSum } from '../../geo/compensated-sum.ts';
import type { OverlayFailure } from '../../geo/overlay-result.ts';
import { boundsMeet, shapeBounds } from '../../geo/shape-bounds.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import { classCodeOf } from '../../land/land-table.ts';
import type { LandBase } from '../land-base.ts';
import type { SitePiece } from './site-area.ts';

/** Valid shapes of the working plane that lie on land: lines of the base, drawn areas. They may overlap. */
export interface SiteLayer {
  readonly name: string;
  readonly shapes: readonly Shape[];
}

/** The pieces of a site, or what the overlay said when it failed. */
export type SitePieces = { readonly ok: true; readonly pieces: readonly SitePiece[] } | OverlayFailure;

/** A part of a site with the names of the layers that it lies on; the parts of a site do not overlap (选址分块). */
export interface SitePart {
  readonly shape: Shape;
  readonly layers: ReadonlySet<string>;
}

/** The parts of a site, or what the overlay said when it failed. */
export type SiteParts = { readonly ok: true; readonly parts: readonly SitePart[] } | OverlayFailure;

/** The layer of what lies outside of the district; no site is there. */
export const OUTSIDE_LAYER = 'outside';

/**
 * Cuts a drawn area by the district and by layers. The parts add up to the drawn area.
 *
 * @param site valid, in the working plane
 */
export function siteParts(site: Shape, base: LandBase, layers: readonly SiteLayer[], topology: Topology): SiteParts {
  let parts: readonly SitePart[] = [{ shape: site, layers: new Set() }];
  if (base.region !== null) {
    const divided = divide(parts, OUTSIDE_LAYER, [base.region], topology, 'outside');
    if ('ok' in divided) return divided;
    parts = divided;
  }
  for (const { name, shapes } of layers) {
    const divided = divide(parts, name, shapes, topology, 'inside');
    if ('ok' in divided) return divided;
    parts = divided;
  }
  return { ok: true, parts };
}

/**
 * Cuts the parts of a drawn area by parcels (选址叠加), so that exclusions can be taken from it in any order. The pieces add up to the
 * drawn area.
 */
export function sitePieces(parts: readonly SitePart[], base: LandBase, topology: Topology): SitePieces {
  const pieces: SitePiece[] = [];
  for (const part of parts) {
    const failure = addClasses(part, base, topology, pieces);
    if (failure !== null) return failure;
  }
  return { ok: true, pieces };
}

/** Divides every part into what lies inside and outside shapes; one of the two sides gets the layer's name. */
function divide(
  parts: readonly SitePart[],
  name: string,
  shapes: readonly Shape[],
  topology: Topology,
  marked: 'inside' | 'outside',
): readonly SitePart[] | OverlayFailure {
  const divided: SitePart[] = [];
  for (const part of parts) {
    const near = shapes.filter((shape) => meet(shape, part.shape));
    const layer = near.length === 0 ? null : topology.union(near);
    if (layer?.ok === false) return layer;
    const inside = layer === null ? null : topology.intersection(part.shape, layer.shape);
    if (inside?.ok === false) return inside;
    const outside = layer === null ? null : topology.difference(part.shape, layer.shape);
    if (outside?.ok === false) return outside;
    const named = new Set([...part.layers, name]);
    const insideLayers = marked === 'inside' ? named : part.layers;
    const outsideLayers = marked === 'outside' ? named : part.layers;
    if (inside !== null && inside.shape.partEnds.length > 0)
      divided.push({ shape: inside.shape, layers: insideLayers });
    const rest = outside === null ? part.shape : outside.shape;
    if (rest.partEnds.length > 0) divided.push({ shape: rest, layers: outsideLayers });
  }
  return divided;
}

/** Adds the land under a part class by class, and what no parcel covers; a failure adds nothing. */
function addClasses(
  { shape, layers }: SitePart,
  { land, index }: LandBase,
  topology: Topology,
  pieces: SitePiece[],
): OverlayFailure | null {
  const bounds = shapeBounds(shape);
  if (bounds === null) return null;
  const near = Uint32Array.from(index.search(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY));
  const sums = new Map<string, CompensatedSum>();
  const covered = compensatedSum();
  const prepared = topology.prepare(shape);
  try {
    const { areas, failure } = prepared.overlapAreas(land, near);
    if (failure !== null) return failure;
    near.forEach((parcel, at) => {
      const areaM2 = areas[at] ?? 0;
      if (areaM2 <= 0) return;
      const code = classCodeOf(land, parcel);
      let sum = sums.get(code);
      if (sum === undefined) {
        sum = compensatedSum();
        sums.set(code, sum);
      }
      sum.add(areaM2);
      covered.add(areaM2);
    });
  } finally {
    prepared.release();
  }
  for (const [classCode, { total }] of sums) pieces.push({ areaM2: total, classCode, layers });
  const bareM2 = canonicalArea(shape) - covered.total;
  if (bareM2 > LEAST_BARE_M2) pieces.push({ areaM2: bareM2, classCode: null, layers });
  return null;
}

/** Less than this without a parcel is rounding along borders, m². */
const LEAST_BARE_M2 = 0.01;

function meet(one: Shape, other: Shape): boolean {
  const [a, b] = [shapeBounds(one), shapeBounds(other)];
  return a !== null && b !== null && boundsMeet(a, b);
}
