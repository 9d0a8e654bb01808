import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationScope } from '../../../../src/evaluate/evaluation.ts';
import { createFindingsFinder, type FindingsFinder } from '../../../../src/evaluate/rules/findings-finder.ts';
import { shippedRules } from '../../../../src/evaluate/rules/shipped-rules.ts';
import { cellSizeOfRow } from '../../../../src/evaluate/terrain/cell-size.ts';
import { createTerrain } from '../../../../src/evaluate/terrain/terrain.ts';
import { CGCS2000_DEGREES } from '../../../../src/geo/coordinate-system.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import type { ElevationRaster } from '../../../../src/land/elevation-raster.ts';
import type { PlanFeature } from '../../../../src/plan/plan.ts';
import { checkPlan } from '../../../support/check-plan.ts';
import { gridBase, gridBox, gridPlace, SHEET_AREA_M2 } from '../../../support/grid-base.ts';
import { drawn, planOf } from '../../../support/plan-pieces.ts';
import { runSteps } from '../../../support/run-steps.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const SCOPE: EvaluationScope = { scenario: 'a', year: 2026, revision: 0 };
/** Cells along each side of a sheet. */
const CELLS = 20;
/** Sheets of the model: one more on each side than the district, but for the east. */
const COLUMNS = 5 * CELLS;
const ROWS = 3 * CELLS;

/** Level ground in the west; from the third sheet on it rises to the east by 30°. The model ends with the fourth sheet. */
function model(): ElevationRaster {
  const [west, north] = gridPlace(-1, 2);
  const [east] = gridPlace(0, 0);
  const [, south] = gridPlace(0, 1);
  const raster = {
    columns: COLUMNS,
    rows: ROWS,
    heightsM: new Float32Array(COLUMNS * ROWS),
    system: CGCS2000_DEGREES,
    west,
    north,
    cellWidth: (east - west) / CELLS,
    cellHeight: (north - south) / CELLS,
    factor: 1,
  };
  for (let row = 0; row < ROWS; row += 1) {
    const { eastM } = cellSizeOfRow(raster, row);
    for (let column = 0; column < COLUMNS; column += 1) {
      const rise = Math.max(0, column - 3 * CELLS) * eastM * Math.tan(Math.PI / 6);
      raster.heightsM[row * COLUMNS + column] = rise;
    }
  }
  return raster;
}

function finder(): FindingsFinder {
  return createFindingsFinder({
    base: gridBase({ columns: 5, rows: 1, parcel: () => ({ code: '1206' }) }),
    layers: new Map(),
    rules: shippedRules(),
    topology,
    terrain: createTerrain(model()),
  });
}

const field = (id: string, west: number, east: number): PlanFeature =>
  drawn(id, gridBox(west, 0.2, east, 0.8), { kind: 'pv' });

function steepOf(features: readonly PlanFeature[]): readonly (readonly [string, number])[] {
  const { findings } = checkPlan(finder(), planOf(features), 'a', 2026);
  return findings
    .filter(({ rule }) => rule === 'pv.slope')
    .map(({ feature, areaM2 }) => [feature, Number((areaM2 / SHEET_AREA_M2).toFixed(6))]);
}

describe('ground steeper than a rule allows', () => {
  it('is found with its area, cell by cell', () => {
    // The slope of the cell where the ramp begins is 30° on one side and 0° on the other: less than 25°.
    expect(steepOf([field('half', 1, 3)])).toEqual([['half', Number((0.6 * (1 - 1 / CELLS)).toFixed(6))]]);
    expect(steepOf([field('level', 0, 1.9)])).toEqual([]);
  });

  it('says what it is held against and where', () => {
    const { findings } = checkPlan(finder(), planOf([field('half', 1, 3)]), 'a', 2026);
    expect(findings.find(({ rule }) => rule === 'pv.slope')).toMatchObject({
      with: 'base:elevation',
      severity: 'advice',
    });
  });

  it('holds for turbines by the cell that they stand on', () => {
    const turbine = (id: string, column: number): PlanFeature =>
      drawn(id, { type: 'Point', coordinates: gridPlace(column, 0.5) }, { kind: 'wind-turbine' });
    const { findings } = checkPlan(finder(), planOf([turbine('up', 3.1), turbine('down', 0.9)]), 'a', 2026);
    expect(findings.filter(({ rule }) => rule === 'wind.slope').map(({ feature }) => feature)).toEqual(['up']);
  });

  it('is told to be unknown where the model ends, with the share that was checked', () => {
    const { unchecked } = checkPlan(finder(), planOf([field('known', 0, 1), field('edge', 3, 5)]), 'a', 2026);
    const slope = unchecked.find(({ rule }) => rule === 'pv.slope');
    expect(slope).toMatchObject({ missing: 'slope-part', what: ['edge'] });
    // One sheet of two, without the last column of cells, which has no neighbour.
    expect(slope?.share).toBeCloseTo((1 - 1 / CELLS) / 2, 6);
    expect(checkPlan(finder(), planOf([field('known', 0, 1)]), 'a', 2026).unchecked).not.toContainEqual(
      expect.objectContaining({ rule: 'pv.slope' }),
    );
  });

  it('is gone after it is cut away', () => {
    const steep = finder();
    const plan = planOf([field('half', 1, 3)]);
    const fix = runSteps(steep.fixInSteps(plan, SCOPE, 'pv.slope/half/base:elevation', 'clip'));
    if (!fix.ok) throw new Error(fix.code);
    const mended = { ...field('half', 1, 3), geometry: fix.geometry };
    expect(checkPlan(steep, planOf([mended]), 'a', 2026).findings.filter(({ rule }) => rule === 'pv.slope')).toEqual(
      [],
    );
  });
});
