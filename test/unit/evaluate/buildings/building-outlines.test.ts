import type { Feature, Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBuildingOutlines } from '../../../../src/evaluate/buildings/building-outlines.ts';
import { BUILDING_USES } from '../../../../src/evaluate/buildings/building-values.ts';
import { shapeArea } from '../../../../src/geo/shape-area.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import { buildingOutlines } from '../../../support/building-outlines.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});

function outline(ring: readonly Position[], properties: Record<string, unknown> = {}): Feature {
  return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[...ring]] }, properties };
}

/** A square of 0.001° as ring. */
const square = (west: number): Position[] => [[west, 40], [west + 0.001, 40], [west + 0.001, 40.001], [west, 40.001], [west, 40]]; // prettier-ignore
const BOW_TIE: Position[] = [[117.1, 40], [117.101, 40.001], [117.101, 40], [117.1, 40.001], [117.1, 40]]; // prettier-ignore
const FLAT: Position[] = [[117.2, 40], [117.201, 40], [117.202, 40], [117.2, 40]]; // prettier-ignore

describe('outlines', () => {
  it('are used or left out, and those that cross themselves are repaired', () => {
    const turned = [...square(117).slice(2, 4), ...square(117).slice(0, 3)];
    const { outlines, report } = readBuildingOutlines(
      [
        outline(square(117)),
        outline(BOW_TIE),
        outline(FLAT),
        { type: 'Feature', geometry: { type: 'Point', coordinates: [117, 40] }, properties: {} },
        { type: 'Feature', geometry: null as never, properties: {} },
        outline(turned),
        outline(square(117.3)),
      ],
      {},
      topology,
    );
    const numbers = Object.fromEntries(
      Object.entries(report).flatMap(([key, value]) => (value instanceof Uint32Array ? [[key, [...value]]] : [])),
    );
    expect(numbers).toEqual({ repaired: [1], withoutArea: [2], notAreas: [3, 4], duplicates: [5], overlapping: [] });
    expect(report).toMatchObject({ readCount: 7, usedCount: 3 });
    expect(outlines.count).toBe(3);
    // A square of 0.001° at 40° N has 111.0 m × 85.4 m; the bow-tie encloses half of it.
    expect((outlines.areasM2[0] ?? 0) / 9483).toBeCloseTo(1, 2);
    expect((outlines.areasM2[1] ?? 0) / (outlines.areasM2[0] ?? 0)).toBeCloseTo(0.5, 4);
    expect(topology.validity(outlines.shapeOf(1))).toEqual({ valid: true });
  });

  it('that lie on earlier ones are told with what GEOS finds they share, and count whole', () => {
    const features = [square(117), square(117.0004), square(117.001), square(117.5)].map((ring) => outline(ring));
    const { outlines, report } = readBuildingOutlines(features, {}, topology);
    // The third shares land with the second and a wall with the first.
    expect([...report.overlapping]).toEqual([1, 2]);
    const shared = [
      [0, 1],
      [1, 2],
    ].map(([one = 0, other = 0]) => {
      const common = topology.intersection(outlines.shapeOf(one), outlines.shapeOf(other));
      return common.ok ? shapeArea(common.shape) : Number.NaN;
    });
    expect(report.overlapM2 / ((shared[0] ?? 0) + (shared[1] ?? 0))).toBeCloseTo(1, 9);
    expect(outlines.areasM2[1]).toBeCloseTo(outlines.areasM2[0] ?? 0, 6);
  });

  it('of a generated town are all accounted for', () => {
    const features = buildingOutlines({ count: 3000, seed: 1, west: 117, south: 40 });
    const { report } = readBuildingOutlines(features, {}, topology);
    expect(report).toMatchObject({ readCount: 3000, usedCount: 2988 });
    expect(report.duplicates).toHaveLength(12);
    expect(report.repaired).toHaveLength(15);
  });
});

describe('attributes', () => {
  const fields = { buildingUse: 'YT', from: 'JCNF', roofPv: 'GF', usableRoofShare: 'BL' };

  it('are taken by the names and words of the file', () => {
    const { outlines, report } = readBuildingOutlines(
      [
        outline(square(117), { YT: 'factory', JCNF: '2023-05-01', GF: 'yes', BL: 0.4 }),
        outline(square(117.1), { YT: '学校', JCNF: 2024, GF: false, BL: '0.6' }),
        outline(square(117.2), { YT: '别墅', JCNF: '不详', GF: '?', BL: 60 }),
        outline(square(117.3), { YT: null, JCNF: '', GF: 1 }),
      ],
      { fields, classMapping: { 学校: 'public' } },
      topology,
    );
    expect(Array.from(outlines.uses, (use) => BUILDING_USES[use - 1] ?? null)).toEqual([
      'factory',
      'public',
      null,
      null,
    ]);
    expect([...outlines.years]).toEqual([2023, 2024, 0, 0]);
    expect([...outlines.panels]).toEqual([1, 0, 0, 1]);
    expect([...outlines.usableShares]).toEqual([0.4, 0.6, Number.NaN, Number.NaN]);
    expect(Object.fromEntries([...report.unknown].map(([role, values]) => [role, [...values]]))).toEqual({
      buildingUse: [['别墅', 1]],
      from: [['不详', 1]],
      roofPv: [['?', 1]],
      usableRoofShare: [['60', 1]],
    });
    expect(report.missing).toEqual([]);
  });

  it('that are not there are named', () => {
    const { report } = readBuildingOutlines([outline(square(117), { YT: 'other' })], { fields }, topology);
    expect(report.missing).toEqual(['roofPv', 'usableRoofShare', 'from']);
  });
});
