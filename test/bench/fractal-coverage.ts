import type { Feature, Polygon, Position } from 'geojson';
import { hashUnit } from '../../data/demo/random.ts';

/** How a coverage is made. */
export interface FractalCoverageOptions {
  readonly columns: number;
  readonly rows: number;
  /** Each edge is halved so many times: a parcel has 4 · 2^levels vertices. */
  readonly levels: number;
  readonly seed: number;
  /** Number of classes, `C00` … */
  readonly classes: number;
}

/** South-west corner and size of a parcel in degrees: about 125 m × 125 m, 1.6 ha, at 40° N. */
const WEST = 117;
const SOUTH = 39.8;
const CELL_LONGITUDE = 0.00147;
const CELL_LATITUDE = 0.001125;
/** Sideways shift of an edge's middle as a share of its length; halved lengths halve it with them. */
const ROUGHNESS = 0.12;
const JITTER = 0.12;

type Edge = 'across' | 'up';

/** A gap-free coverage of parcels with crooked borders that neighbours share vertex by vertex (分形边界的图斑). */
export function* fractalCoverage(options: FractalCoverageOptions): Generator<Feature<Polygon>> {
  const { columns, rows, seed, classes } = options;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const ring = [
        ...edge(options, 'across', column, row).slice(0, -1),
        ...edge(options, 'up', column + 1, row).slice(0, -1),
        ...edge(options, 'across', column, row + 1)
          .toReversed()
          .slice(0, -1),
        ...edge(options, 'up', column, row).toReversed(),
      ];
      const code = Math.floor(hashUnit(column >> 2, row >> 2, seed + 7) * classes);
      yield {
        type: 'Feature',
        properties: { BSM: `${String(row)}-${String(column)}`, DLBM: `C${String(code).padStart(2, '0')}` },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
    }
  }
}

/** Extent of a coverage: west, south, east, north in degrees. */
function coverageExtent({ columns, rows }: FractalCoverageOptions): readonly [number, number, number, number] {
  return [WEST, SOUTH, WEST + columns * CELL_LONGITUDE, SOUTH + rows * CELL_LATITUDE];
}

/** Outlines that overlap each other and the coverage: star-shaped, so that they never cross themselves. */
export function overlappingOutlines(
  options: FractalCoverageOptions,
  count: number,
  vertices: number,
): Feature<Polygon>[] {
  const [west, south, east, north] = coverageExtent(options);
  const reach = Math.min(east - west, north - south) / 10;
  return Array.from({ length: count }, (_, outline) => {
    const unit = (salt: number): number => hashUnit(outline, salt, options.seed + 99);
    const centre = [west + unit(1) * (east - west), south + unit(2) * (north - south)] as const;
    const radius = reach * (0.7 + 0.6 * unit(3));
    const waves = Array.from({ length: 40 }, (_each, wave) => ({
      size: (0.5 * (unit(10 + wave) - 0.5)) / (wave + 1) ** 0.8,
      phase: 2 * Math.PI * unit(60 + wave),
      times: 2 + wave * 3,
    }));
    const ring: Position[] = Array.from({ length: vertices }, (_each, vertex) => {
      const angle = (2 * Math.PI * vertex) / vertices;
      const swing = waves.reduce((sum, { size, phase, times }) => sum + size * Math.sin(times * angle + phase), 1);
      const length = radius * Math.max(0.2, swing);
      return [centre[0] + 1.3 * length * Math.cos(angle), centre[1] + length * Math.sin(angle)];
    });
    ring.push(ring[0] ?? []);
    return {
      type: 'Feature',
      properties: { name: `O${String(outline)}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
}

function edge({ levels, seed }: FractalCoverageOptions, direction: Edge, column: number, row: number): Position[] {
  const from = node(seed, column, row);
  const to = direction === 'across' ? node(seed, column + 1, row) : node(seed, column, row + 1);
  let points: Position[] = [from, to];
  const salt = direction === 'across' ? 1 : 2;
  for (let level = 0; level < levels; level += 1) {
    const next: Position[] = [];
    points.forEach((point, at) => {
      const following = points[at + 1];
      next.push(point);
      if (following === undefined) return;
      const shift = ROUGHNESS * (2 * hashUnit(column * 64 + level * 8 + at, row, seed + salt) - 1);
      const [x0 = 0, y0 = 0] = point;
      const [x1 = 0, y1 = 0] = following;
      next.push([(x0 + x1) / 2 - shift * (y1 - y0), (y0 + y1) / 2 + shift * (x1 - x0)]);
    });
    points = next;
  }
  return points;
}

function node(seed: number, column: number, row: number): Position {
  const shiftX = JITTER * (2 * hashUnit(column, row, seed + 3) - 1);
  const shiftY = JITTER * (2 * hashUnit(column, row, seed + 4) - 1);
  return [WEST + (column + shiftX) * CELL_LONGITUDE, SOUTH + (row + shiftY) * CELL_LATITUDE];
}
