import { Delaunay } from 'd3-delaunay';
import { elementAt } from './access.ts';
import { reversePath, ringContains, type Path } from './path.ts';
import { wigglePath, type Wiggle } from './wiggle.ts';

/** What stands at the middle of a cell. */
export interface Site {
  readonly x: number;
  readonly y: number;
  readonly kind: 'village' | 'town' | 'compartment';
  readonly relief: number;
  readonly name: string;
}

/** Voronoi cells whose shared edges are wiggled once, so that neighbours fit exactly. */
export interface Cells {
  readonly sites: readonly Site[];
  /** Straight-edged cell around a site, open ring, or undefined for an unbounded one. */
  readonly straightCell: (site: number) => Path | undefined;
  /** Wiggled closed ring of a site. */
  readonly ringOf: (site: number) => Path | undefined;
  /** All shared edges, wiggled. */
  readonly edges: readonly Path[];
  /** The site whose wiggled cell holds a point; the search starts at `near`. */
  readonly cellAt: (x: number, y: number, near: number) => number;
  /** Pairs of neighbouring sites. */
  readonly neighbours: readonly (readonly [number, number])[];
}

const PLAIN_EDGE: Wiggle = { pieceM: 170, throwShare: 0.1, throwLimitM: 30 };
const MOUNTAIN_EDGE: Wiggle = { pieceM: 120, throwShare: 0.26, throwLimitM: 70 };

/** Edges longer than this belong to the rim of the drawing and are left out. */
const LONGEST_EDGE_M = 30000;

/** Builds the cells of a set of sites. */
export function createCells(sites: readonly Site[], seed: number, wiggleScale: number): Cells {
  const delaunay = Delaunay.from(
    sites,
    (site) => site.x,
    (site) => site.y,
  );
  const { triangles, halfedges, inedges } = delaunay;
  const { circumcenters } = delaunay.voronoi([-1e6, -1e6, 1e6, 1e6]);
  const paths = new Map<number, Path>();
  const edges: Path[] = [];
  const neighbours: [number, number][] = [];
  const next = (edge: number): number => (edge % 3 === 2 ? edge - 2 : edge + 1);
  for (let edge = 0; edge < halfedges.length; edge += 1) {
    const opposite = elementAt(halfedges, edge);
    if (opposite < edge) continue;
    const left = elementAt(triangles, edge);
    const right = elementAt(triangles, next(edge));
    neighbours.push([left, right]);
    const from = 2 * Math.floor(edge / 3);
    const to = 2 * Math.floor(opposite / 3);
    const ax = elementAt(circumcenters, from);
    const ay = elementAt(circumcenters, from + 1);
    const bx = elementAt(circumcenters, to);
    const by = elementAt(circumcenters, to + 1);
    if (Math.hypot(bx - ax, by - ay) > LONGEST_EDGE_M) continue;
    const relief = (elementAt(sites, left).relief + elementAt(sites, right).relief) / 2;
    const wild = relief > 0.4 ? MOUNTAIN_EDGE : PLAIN_EDGE;
    const wiggle: Wiggle = {
      pieceM: wild.pieceM * wiggleScale,
      throwShare: wild.throwShare,
      throwLimitM: wild.throwLimitM * wiggleScale,
    };
    const path = wigglePath(ax, ay, bx, by, wiggle, seed + edge);
    paths.set(edge, path);
    edges.push(path);
  }

  const ringOf = (site: number): Path | undefined => {
    const start = elementAt(inedges, site);
    const ring: number[] = [];
    let edge = start;
    do {
      // An in-edge ends at the site; the next half-edge leaves it and separates this triangle from the next one.
      const leaving = next(edge);
      const opposite = elementAt(halfedges, leaving);
      const stored = opposite < 0 ? undefined : paths.get(Math.min(leaving, opposite));
      if (stored === undefined) return undefined;
      const path = leaving < opposite ? stored : reversePath(stored);
      for (let i = ring.length === 0 ? 0 : 2; i < path.length; i += 1) ring.push(path[i] ?? 0);
      edge = opposite;
    } while (edge !== start);
    return ring;
  };
  const rings = new Map<number, Path | undefined>();
  const cachedRing = (site: number): Path | undefined => {
    if (!rings.has(site)) rings.set(site, ringOf(site));
    return rings.get(site);
  };
  return {
    sites,
    edges,
    neighbours,
    ringOf: cachedRing,
    straightCell: (site) => {
      const ring: number[] = [];
      const start = elementAt(inedges, site);
      let edge = start;
      do {
        const triangle = 2 * Math.floor(edge / 3);
        ring.push(elementAt(circumcenters, triangle), elementAt(circumcenters, triangle + 1));
        edge = elementAt(halfedges, next(edge));
        if (edge < 0) return undefined;
      } while (edge !== start);
      return ring;
    },
    cellAt: (x, y, near) => {
      const nearest = delaunay.find(x, y, near);
      const own = cachedRing(nearest);
      if (own === undefined || ringContains(own, x, y)) return nearest;
      for (const other of delaunay.neighbors(nearest)) {
        const ring = cachedRing(other);
        if (ring !== undefined && ringContains(ring, x, y)) return other;
      }
      return nearest;
    },
  };
}
