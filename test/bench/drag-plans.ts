import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Polygon, Position } from 'geojson';
import { lobedRing } from './lobed-ring.ts';

/** Plans with many and with few polygons over the same base. */
export interface DragPlans {
  /** Addresses below the page's. */
  readonly many: string;
  readonly few: string;
  readonly manyCount: number;
  readonly fewCount: number;
  /** Middle of the polygon that is dragged, and one of its vertices, in degrees; the same in both plans. */
  readonly middle: Position;
  readonly vertex: Position;
}

const MANY = 5000;
const FEW = 50;
const VERTICES = 40;

interface PlanFile {
  readonly tantu: { readonly boundary: { readonly coordinates: readonly (readonly Position[])[] } };
  features: unknown[];
}

/** Puts both plans beside one that has the base and no features, within the folder that the page's server serves. */
export function makeDragPlans(servedFolder: string, emptyPlan: string): DragPlans {
  const file = JSON.parse(readFileSync(join(servedFolder, emptyPlan), 'utf8')) as PlanFile;
  const corners = file.tantu.boundary.coordinates[0] ?? [];
  const [west = 0, south = 0] = corners[0] ?? [];
  const [east = 0, north = 0] = corners[2] ?? [];
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  const reach = (north - south) / 20;
  const dragged = lobedRing(middle[0] ?? 0, middle[1] ?? 0, reach, VERTICES);
  const write = (name: string, count: number): string => {
    // A tenth more places than polygons, for those that would lie upon the one that is dragged.
    const columns = Math.ceil(Math.sqrt((1.1 * count * (east - west)) / (north - south))) + 2;
    const rows = Math.ceil((1.1 * count) / columns) + 2;
    const [dx, dy] = [(east - west) / columns, (north - south) / rows];
    const radius = Math.min(dx / 1.6, dy) * 0.38;
    const places = Array.from({ length: columns * rows }, (_, index): Position => [
      west + ((index % columns) + 0.5) * dx,
      south + (Math.floor(index / columns) + 0.5) * dy,
    ]).filter(([x = 0, y = 0]) => {
      const [fromX, fromY] = [Math.abs(x - (middle[0] ?? 0)), Math.abs(y - (middle[1] ?? 0))];
      return fromX > 2.2 * (reach + radius) || fromY > 1.4 * (reach + radius);
    });
    const others = places
      .slice(0, count - 1)
      .map(([x = 0, y = 0], index) => feature(`p${String(index)}`, lobedRing(x, y, radius, VERTICES)));
    const address = `bench/${name}.plan.json`;
    const features = [feature('dragged', dragged), ...others];
    writeFileSync(join(servedFolder, address), JSON.stringify({ ...file, features }));
    return address;
  };
  return {
    many: write('many', MANY),
    few: write('few', FEW),
    manyCount: MANY,
    fewCount: FEW,
    middle,
    vertex: dragged.coordinates[0]?.[0] ?? middle,
  };
}

function feature(id: string, geometry: Polygon) {
  const properties = { kind: 'forest', scenario: 'a', from: null, until: null, status: 'planned', name: id };
  return { type: 'Feature', id, geometry, properties };
}
