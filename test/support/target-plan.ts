import type { Point, Polygon } from 'geojson';
import type { KindId } from '../../src/kinds/kind.ts';
import type { PlanFeature, Zone } from '../../src/plan/plan.ts';
import type { Target } from '../../src/plan/target.ts';
import { gridBox, gridPlace, type GridOptions } from './grid-base.ts';
import { drawn } from './plan-pieces.ts';

/** A district of 6 × 2 sheets with a class for everything that targets are about. */
const CODES = [
  ['0301', '0301', '0810', '1101', '0701', '0103'],
  ['0302', '0103', '1206', '0404', '0601', '0103'],
];

/** The land that targets of seeds are about. `stock`: growing stock of arbor forest, m³/ha; null where the survey has none. */
export function targetLand(stock: number | null): GridOptions {
  return {
    columns: 6,
    rows: 2,
    parcel: (column, row) => {
      const code = CODES[row]?.[column] ?? null;
      return { code, ...(code === '0301' && stock !== null ? { stock } : {}) };
    },
  };
}

/** Everything that the targets of seeds count, one feature of a kind, from 2024 on. */
export function targetFeatures(): readonly PlanFeature[] {
  const at = (column: number, row: number): Point => ({ type: 'Point', coordinates: gridPlace(column, row) });
  const box = (column: number, row: number): Polygon => gridBox(column, row, column + 0.2, row + 0.2);
  const one = (kind: KindId, geometry: Point | Polygon, fields: Readonly<Record<string, unknown>> = {}): PlanFeature =>
    drawn(kind, geometry, { kind, from: 2024, ...fields });
  return [
    one('pv', box(2.1, 1.1), { capacityMw: 120 }),
    one('wind-turbine', at(3.5, 1.5), { capacityMw: 5 }),
    one('biomass', at(5.2, 0.2), { capacityMw: 30, fullLoadHours: 5000 }),
    one('battery-storage', at(5.3, 0.2), { powerMw: 40 }),
    one('pumped-storage', at(5.4, 0.2), { powerMw: 900 }),
    one('hydrogen', at(5.5, 0.2), { outputTPerYear: 20_000 }),
    one('charging-station', at(4.5, 0.5), { piles: 24 }),
    one('bus-stop', at(4.6, 0.6)),
    one('village', at(5.6, 1.6)),
    one('place', at(4.5, 0.5), { placeType: 'mall' }),
    one('building', box(4.3, 1.3), { buildingUse: 'factory', roofPv: 'yes' }),
    one('industrial-park', box(4.6, 1.3), { circular: 'yes', parkLevel: 'provincial', fossilCapacityMw: 600 }),
    one('farmland', box(5.1, 1.1), { farmlandWork: 'new' }),
    one('restoration', box(2.5, 1.5), { restorationType: 'fallow' }),
  ];
}

/** Every zone that targets name, as the whole district. */
export function targetZones(targets: readonly Target[]): readonly Zone[] {
  const ids = new Set(targets.flatMap(({ zone }) => (zone === undefined ? [] : [zone])));
  return [...ids].map((id) => ({ id, name: id, geometry: gridBox(0, 0, 6, 2) }));
}
