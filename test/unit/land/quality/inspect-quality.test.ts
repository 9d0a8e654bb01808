import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapeArea } from '../../../../src/geo/shape-area.ts';
import { shapeAt } from '../../../../src/geo/shape-table.ts';
import type { Shape } from '../../../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import { parcelAt } from '../../../../src/land/parcel-at.ts';
import { openParcelIndex } from '../../../../src/land/parcel-index.ts';
import { LISTED_PER_KIND } from '../../../../src/land/quality/fault-list.ts';
import { inspectQuality } from '../../../../src/land/quality/inspect-quality.ts';
import { forwarding } from '../../../support/forwarding-topology.ts';
import { inspectAll } from '../../../support/inspect-all.ts';
import { boxRing, type OpenRing, PLANE_PLACE, planeShape, planeTable } from '../../../support/plane-table.ts';

const [X, Y] = PLANE_PLACE;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** One parcel of one part. */
const parcel = (...rings: readonly OpenRing[]): Shape => planeShape(rings);
const inspect = (...shapes: readonly Shape[]) => inspectAll(planeTable(shapes), topology);
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe('invalid parcels', () => {
  it.each([
    ['a bow tie', parcel([0, 0, 100, 100, 100, 0, 0, 100]), 'self-crossing', [50, 50], 5000],
    [
      'an eight that touches itself',
      parcel([0, 0, 50, 50, 100, 0, 100, 100, 50, 50, 0, 100]),
      'self-crossing',
      [50, 50],
      5000,
    ],
    [
      'a spike without width',
      parcel([0, 0, 100, 0, 100, 50, 200, 50, 100, 50, 100, 100, 0, 100]),
      'spike',
      [200, 50],
      1e4,
    ],
    ['a cut without width', parcel([0, 0, 100, 0, 100, 50, 50, 50, 100, 50, 100, 100, 0, 100]), 'spike', [50, 50], 1e4],
    ['a hole outside', parcel(boxRing(0, 0, 100), boxRing(200, 200, 20)), 'wrong-ring', [200, 200], 10400],
    ['a hole along the edge', parcel(boxRing(0, 0, 100), boxRing(0, 20, 20)), 'wrong-ring', [0, 40], 9600],
    [
      'a hole in a hole',
      parcel(boxRing(0, 0, 100), boxRing(10, 10, 80), boxRing(20, 20, 20)),
      'wrong-ring',
      [20, 20],
      3600,
    ],
    [
      'a hole twice',
      parcel(boxRing(0, 0, 100), boxRing(20, 20, 20), boxRing(20, 20, 20)),
      'wrong-ring',
      [40, 40],
      9600,
    ],
    ['hole and outer ring swapped', parcel(boxRing(20, 20, 20), boxRing(0, 0, 100)), 'wrong-ring', [0, 0], 9600],
    ['a part twice', planeShape([boxRing(0, 0, 100)], [boxRing(0, 0, 100)]), 'wrong-ring', [100, 100], 1e4],
    ['a part inside another', planeShape([boxRing(0, 0, 100)], [boxRing(20, 20, 20)]), 'wrong-ring', [20, 20], 1e4],
    ['parts that overlap', planeShape([boxRing(0, 0, 100)], [boxRing(50, 50, 100)]), 'wrong-ring', [50, 100], 17500],
    [
      'holes that cut a parcel',
      parcel(boxRing(0, 0, 100), [0, 50, 50, 0, 100, 50, 50, 100]),
      'wrong-ring',
      [50, 0],
      5000,
    ],
  ] as const)('%s is named, placed and repaired', (_, shape, kind, [x, y], areaAfterM2) => {
    const table = planeTable([shape]);
    const { faults, report, table: effective } = inspectAll(table, topology);
    expect(faults).toHaveLength(1);
    const [fault] = faults;
    expect(fault).toMatchObject({ kind, outcome: 'repaired', parcel: 0, other: null, areaM2: null });
    expect([fault?.x, fault?.y]).toEqual([x + X, y + Y]);
    expect(fault?.areaBeforeM2).toBe(table.areasM2[0]);
    expect(fault?.areaAfterM2).toBeCloseTo(areaAfterM2, 6);
    expect(effective.areasM2[0]).toBe(fault?.areaAfterM2);
    expect(report.changedParcels).toEqual(Uint32Array.of(0));
    expect(topology.validity(shapeAt(effective, 0))).toEqual({ valid: true });
  });

  it.each([
    ['a line', parcel([0, 0, 100, 0, 50, 0])],
    ['a point', parcel([0, 0, 0, 0, 0, 0])],
    ['a hole as large as the parcel', parcel(boxRing(0, 0, 100), boxRing(0, 0, 100))],
  ])('%s leaves a parcel without land, which says so', (_, shape) => {
    const { faults, table } = inspect(shape, parcel(boxRing(500, 0, 100)));
    expect(faults.filter(({ outcome }) => outcome === 'emptied')).toHaveLength(1);
    expect(faults.find(({ outcome }) => outcome === 'emptied')).toMatchObject({ parcel: 0, areaAfterM2: 0 });
    expect(table.parcelCount).toBe(2);
    expect([...table.areasM2]).toEqual([0, 1e4]);
    expect(shapeAt(table, 0).coordinates).toHaveLength(0);
    expect(parcelAt(table, openParcelIndex(table), X + 50, Y)).toBeNull();
    expect(parcelAt(table, openParcelIndex(table), X + 550, Y + 50)).toBe(1);
  });

  it('changes the parcel concerned and nothing else', () => {
    const shapes = [
      parcel(boxRing(0, 0, 100), boxRing(20, 20, 20)),
      parcel([200, 0, 300, 100, 300, 0, 200, 100]),
      planeShape([boxRing(400, 0, 100)], [boxRing(600, 0, 100), boxRing(620, 20, 20)]),
    ];
    const table = planeTable(shapes);
    const before = structuredClone(table);
    const { table: effective, report } = inspectAll(table, topology);
    expect(table).toEqual(before);
    expect(report.changedParcels).toEqual(Uint32Array.of(1));
    for (const one of [0, 2]) {
      expect(shapeAt(effective, one)).toEqual(shapes[one]);
      expect(effective.areasM2[one]).toBe(table.areasM2[one]);
    }
    expect(effective.attributes).toBe(table.attributes);
    expect(effective.classIndex).toBe(table.classIndex);
  });

  it('gives the same table back when nothing has to be repaired, and asks GEOS nothing', () => {
    const refusing = forwarding(topology);
    const refuse = (): never => {
      throw new Error('GEOS was asked');
    };
    const table = planeTable([
      parcel(boxRing(0, 0, 100)),
      parcel(boxRing(100, 0, 100)),
      parcel(boxRing(0, 100, 200, 50)),
    ]);
    const asked = { ...refusing, repair: refuse, validity: refuse, union: refuse, difference: refuse };
    const { table: effective, faults } = inspectAll(table, asked);
    expect(effective).toBe(table);
    expect(faults).toEqual([]);
  });

  it('inspects an empty table', () => {
    const table = planeTable([]);
    expect(inspectAll(table, topology)).toMatchObject({ faults: [], table, report: { parcelCount: 0 } });
  });
});

describe('faults that are listed and left', () => {
  it('lists vertices that are there twice, the closing one not', () => {
    const shape = parcel([0, 0, 100, 0, 100, 0, 100, 100, 100, 100.00003, 0, 100]);
    const { faults, table } = inspect(shape);
    expect(faults).toMatchObject([
      { kind: 'duplicate-vertex', outcome: 'listed', parcel: 0, x: X + 100, y: Y, areaM2: null, areaBeforeM2: null },
      { kind: 'duplicate-vertex', outcome: 'listed', parcel: 0, x: X + 100 },
    ]);
    expect(shapeAt(table, 0)).toEqual(shape);
  });

  it('tells a spike with some width from an acute corner', () => {
    const spike = parcel([0, 0, 100, 0, 100, 50, 150, 50.01, 100, 50.02, 100, 100, 0, 100]);
    expect(inspect(spike).faults).toMatchObject([{ kind: 'spike', outcome: 'listed', x: X + 150, y: Y + 50.01 }]);
    expect(inspect(parcel([0, 0, 1000, 0, 1000, 10])).faults).toEqual([]);
  });

  it('lists needles and crumbs as slivers, and not what is only small', () => {
    const { faults } = inspect(
      parcel(boxRing(0, 0, 100, 0.02)),
      parcel(boxRing(0, 50, 0.9)),
      parcel(boxRing(0, 100, 100, 0.2)),
      parcel(boxRing(0, 200, 12)),
    );
    expect(faults.map(({ kind, parcel: row }) => [kind, row])).toEqual([
      ['sliver', 0],
      ['sliver', 1],
    ]);
    expect(faults[0]?.areaM2).toBeCloseTo(2, 6);
    expect([faults[1]?.x, faults[1]?.y]).toEqual([X + 0.45, Y + 50.45]);
  });

  it('counts what it no longer lists', () => {
    const repeats = LISTED_PER_KIND + 10;
    const ring = [...Array.from({ length: repeats }, () => [0, 0]).flat(), 0, 0, 100, 0, 100, 100];
    const { faults, report } = inspect(parcel(ring));
    expect(report.counts['duplicate-vertex']).toBe(repeats);
    expect(faults).toHaveLength(LISTED_PER_KIND);
  });
});

describe('progress', () => {
  it('goes through the steps in order, each from its beginning to its end', () => {
    const circle = (row: number): Shape =>
      parcel(Array.from({ length: 6000 }, (_, at) => (at % 2 === 0 ? Math.cos(at / 1000) : row + Math.sin(at / 1000))));
    const shapes = Array.from({ length: 20 }, (_, row) => circle(3 * row));
    const steps: string[] = [];
    const inspection = inspectQuality(planeTable(shapes), topology);
    for (let next = inspection.next(); next.done !== true; next = inspection.next()) {
      const { step, done, total } = next.value;
      expect(done).toBeLessThanOrEqual(total);
      if (steps.at(-1) !== step) steps.push(step);
    }
    expect(steps).toEqual(['rings', 'edges', 'overlaps', 'gaps']);
  });
});

describe('parcels that overlap', () => {
  it('takes the common area from the later one', () => {
    const { faults, table, report } = inspect(parcel(boxRing(0, 0, 100)), parcel(boxRing(80, 0, 100)));
    expect(faults).toMatchObject([
      { kind: 'overlap', outcome: 'repaired', parcel: 1, other: 0, x: X + 90, y: Y + 50, areaM2: 2000 },
    ]);
    expect(faults[0]).toMatchObject({ areaBeforeM2: 10000, areaAfterM2: 8000 });
    expect([...table.areasM2]).toEqual([10000, 8000]);
    expect(report.changedParcels).toEqual(Uint32Array.of(1));
  });

  it('keeps the first of three that are the same, and says that the others are empty', () => {
    const one = parcel(boxRing(0, 0, 100));
    const turned = parcel([0, 100, 100, 100, 100, 0, 0, 0]);
    const { faults, table } = inspect(one, turned, one);
    expect(faults.map(({ parcel: row, other, outcome }) => [row, other, outcome])).toEqual([
      [1, 0, 'emptied'],
      [2, 0, 'emptied'],
      [2, 1, 'emptied'],
    ]);
    expect([...table.areasM2]).toEqual([10000, 0, 0]);
  });

  it('finds a parcel inside another, where no border meets', () => {
    expect([...inspect(parcel(boxRing(0, 0, 100)), parcel(boxRing(40, 40, 10))).table.areasM2]).toEqual([10000, 0]);
    const { table, faults } = inspect(parcel(boxRing(40, 40, 10)), parcel(boxRing(0, 0, 100)));
    expect([...table.areasM2]).toEqual([100, 9900]);
    expect(faults).toMatchObject([{ kind: 'overlap', parcel: 1, other: 0, areaM2: 100 }]);
  });

  it('finds those inside a block that has the outline of a parcel, although they share all their edges', () => {
    const block = Array.from({ length: 9 }, (_, at) => parcel(boxRing(100 * (at % 3), 100 * Math.floor(at / 3), 100)));
    const steps = Array.from({ length: 12 }, (_, at) => {
      const [side, step] = [Math.floor(at / 3), 100 * (at % 3)];
      return (
        [
          [step, 0],
          [300, step],
          [300 - step, 300],
          [0, 300 - step],
        ][side] ?? []
      );
    });
    const cover = parcel(steps.flat());
    const later = inspect(...block, cover);
    expect(later.faults).toHaveLength(9);
    expect(later.table.areasM2.at(-1)).toBe(0);
    const earlier = inspect(cover, ...block);
    expect(earlier.faults).toHaveLength(9);
    expect(sum(earlier.table.areasM2)).toBe(90000);
    expect(earlier.table.areasM2[0]).toBe(90000);
  });

  it('does not take a parcel in the hole of another for an overlap, whichever way the rings run', () => {
    const hole = [40, 40, 40, 60, 60, 60, 60, 40];
    for (const ring of [hole, boxRing(40, 40, 20)]) {
      const { faults } = inspect(parcel(boxRing(0, 0, 100), ring), parcel(hole), parcel(boxRing(100, 0, 100)));
      expect(faults).toEqual([]);
    }
  });

  it('keeps the parcel and says so when the overlay fails', () => {
    const failing: Topology = {
      ...forwarding(topology),
      difference: () => ({ ok: false, code: 'overlay-failed', details: { operation: 'difference', message: 'no' } }),
    };
    const table = planeTable([parcel(boxRing(0, 0, 100)), parcel(boxRing(80, 0, 100))]);
    const { faults, table: effective } = inspectAll(table, failing);
    expect(faults).toMatchObject([{ kind: 'overlap', outcome: 'failed', parcel: 1, areaM2: 2000, areaAfterM2: null }]);
    expect(effective).toBe(table);
    const unable: Topology = {
      ...forwarding(topology),
      intersection: () => ({
        ok: false,
        code: 'overlay-failed',
        details: { operation: 'intersection', message: 'no' },
      }),
    };
    expect(inspectAll(table, unable).faults).toMatchObject([
      { kind: 'overlap', outcome: 'failed', parcel: 1, other: 0 },
    ]);
  });
});

describe('borders that are nearly the same', () => {
  const left = boxRing(0, 0, 100);
  it.each([
    ['a vertex more on one side', [100, 0, 200, 0, 200, 100, 100, 100, 100, 60]],
    ['a vertex more, off by the last bits', [100, 0, 200, 0, 200, 100, 100, 100, 100.0000000019, 100 / 3]],
    ['vertices off by a micrometre', [100.000001, 0.000001, 200, 0, 200, 100, 99.999999, 100]],
    ['vertices off by a micrometre, and one more', [99.999999, 0, 200, 0, 200, 100, 100.000001, 100, 100.000001, 40]],
  ])('%s: neither overlap nor gap', (_, right) => {
    const frame = parcel([-50, -50, 250, -50, 250, 150, -50, 150], [0, 0, 200, 0, 200, 100, 0, 100]);
    for (const shapes of [
      [parcel(left), parcel(right)],
      [parcel(left), parcel(right), frame],
    ]) {
      const table = planeTable(shapes);
      const { faults, table: effective } = inspectAll(table, topology);
      expect(faults).toEqual([]);
      expect(effective).toBe(table);
    }
  });
});

describe('gaps between parcels', () => {
  const frame = (hole: OpenRing): Shape => parcel([-100, -100, 200, -100, 200, 200, -100, 200], hole);

  it('lists a small hole, with area and place, and leaves the parcels alone', () => {
    const { faults, table } = inspect(
      parcel([0, 0, 100, 0, 60, 50, 100, 100, 0, 100]),
      parcel([100, 0, 200, 0, 200, 100, 100, 100, 62, 50]),
    );
    expect(faults).toMatchObject([
      { kind: 'gap', outcome: 'listed', parcel: 0, other: 1, y: Y + 50, areaBeforeM2: null },
    ]);
    expect(faults[0]?.areaM2).toBeCloseTo(100, 6);
    expect(faults[0]?.x).toBeCloseTo(X + 61, 6);
    expect([...table.areasM2]).toEqual([8000, 11900]);
  });

  it('lists a strip however long it is, but neither a large hole nor a wide strip', () => {
    expect(inspect(frame(boxRing(0, 0, 100, 0.5))).faults).toMatchObject([{ kind: 'gap', parcel: 0, other: null }]);
    expect(inspect(frame(boxRing(0, 0, 14))).faults).toMatchObject([{ kind: 'gap', areaM2: 196 }]);
    expect(inspect(frame(boxRing(0, 0, 15))).faults).toEqual([]);
    expect(inspect(frame(boxRing(0, 0, 100, 5))).faults).toEqual([]);
  });

  it('lists a moat around a parcel', () => {
    const { faults } = inspect(frame(boxRing(0, 0, 100)), parcel(boxRing(0.2, 0.2, 99.6)));
    expect(faults).toMatchObject([{ kind: 'gap', parcel: 0, other: 1 }]);
    expect(faults[0]?.areaM2).toBeCloseTo(1e4 - 99.6 ** 2, 6);
    expect(topology.area(shapeAt(planeTable([frame(boxRing(0, 0, 100))]), 0))).toBe(80000);
  });

  it('keeps two apart that touch in a point, so that the small one is seen beside the large one', () => {
    const corners = [parcel(boxRing(10, 0, 20, 10)), parcel(boxRing(0, 10, 10, 20))];
    const { faults } = inspect(frame(boxRing(0, 0, 30)), ...corners);
    expect(faults).toMatchObject([{ kind: 'gap', areaM2: 100, x: X + 5, y: Y + 5, parcel: 0, other: 1 }]);
    const smaller = [parcel(boxRing(10, 0, 10)), parcel(boxRing(0, 10, 10))];
    expect(inspect(frame(boxRing(0, 0, 20)), ...smaller).faults.map(({ areaM2 }) => areaM2)).toEqual([100, 100]);
  });

  it('takes neither the outside nor a bay for a gap', () => {
    const bay = parcel([0, 0, 100, 0, 100, 49.9, 20, 50, 100, 50.1, 100, 100, 0, 100]);
    expect(inspect(bay, parcel(boxRing(300, 0, 100))).faults).toEqual([]);
  });

  it('finds overlaps and gaps along a border that two drew by themselves', () => {
    const wave = (side: number): number[] =>
      Array.from({ length: 21 }, (_, at) => [100 + side * Math.sin(at) * 0.3, 5 * at]).flat();
    const back = (ring: number[]): number[] =>
      Array.from({ length: ring.length / 2 }, (_, at) =>
        ring.slice(ring.length - 2 - 2 * at, ring.length - 2 * at),
      ).flat();
    const first = parcel([0, 0, ...wave(1), 0, 100]);
    const second = parcel([200, 0, 200, 100, ...back(wave(-1))]);
    const around = parcel([-50, -50, 250, -50, 250, 150, -50, 150], [0, 0, 200, 0, 200, 100, 0, 100]);
    const { faults, table } = inspect(around, first, second);
    const total = (kind: string): number =>
      faults.filter((fault) => fault.kind === kind).reduce((all, { areaM2 }) => all + (areaM2 ?? 0), 0);
    const both = topology.intersection(first, second);
    const union = topology.union([around, first, second]);
    if (!both.ok || !union.ok) throw new Error('overlay failed');
    const covered = shapeArea(union.shape);
    const around0 = shapeArea(around);
    expect(faults.map(({ kind }) => kind)).toContain('gap');
    expect(total('overlap')).toBeGreaterThan(shapeArea(both.shape) - 1e-6);
    expect(Math.abs(sum(table.areasM2) - covered) / covered).toBeLessThan(1e-9);
    expect(covered + total('gap')).toBeCloseTo(around0 + 20000, 4);
  });
});
