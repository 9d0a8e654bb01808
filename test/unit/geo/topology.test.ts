import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shape } from '../../../src/geo/shape.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { tableOfShapes } from '../../../src/geo/shape-table.ts';
import type { Topology } from '../../../src/geo/topology.ts';
import { loadTopology } from '../../../src/geo/topology.ts';

/** Somewhere in Jizhou, in the working plane: coordinates of the size that overlay really meets. */
const X = 13_100_000;
const Y = 4_100_000;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

function polygon(...rings: readonly (readonly (readonly [number, number])[])[]): Shape {
  const ringEnds: number[] = [];
  let vertices = 0;
  for (const ring of rings) ringEnds.push((vertices += ring.length));
  return {
    coordinates: Float64Array.from(rings.flatMap((ring) => ring.flatMap(([x, y]) => [X + x, Y + y]))),
    ringEnds: Uint32Array.from(ringEnds),
    partEnds: Uint32Array.of(rings.length),
  };
}

function square(x: number, y: number, side: number): Shape {
  return polygon(squareRing(x, y, side));
}

function squareRing(x: number, y: number, side: number): [number, number][] {
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
}

const BOW_TIE = polygon([
  [0, 0],
  [10, 10],
  [10, 0],
  [0, 10],
  [0, 0],
]);

const CROSSED = polygon([
  [0, 0],
  [10, 0],
  [10, 10],
  [5, -5],
  [0, 10],
  [0, 0],
]);

describe('overlay', () => {
  it('cuts, subtracts and merges two squares', () => {
    const a = square(0, 0, 10);
    const b = square(5, 5, 10);
    const common = topology.intersection(a, b);
    const rest = topology.difference(a, b);
    const all = topology.union([a, b]);
    expect([common, rest, all].map((result) => (result.ok ? shapeArea(result.shape) : result.code))).toEqual([
      25, 75, 175,
    ]);
    expect(common).toMatchObject({ ok: true, repaired: false });
  });

  it('keeps holes and parts on the way through GEOS', () => {
    const ring = polygon(squareRing(0, 0, 30), squareRing(10, 10, 10));
    const apart = topology.union([ring, square(100, 0, 10)]);
    if (!apart.ok) throw new Error(apart.details.message);
    expect([...apart.shape.partEnds].length).toBe(2);
    expect(apart.shape.ringEnds.length).toBe(3);
    expect(shapeArea(apart.shape)).toBe(900);
    expect(topology.area(apart.shape)).toBe(900);
  });

  it('merges neighbours over their common edge and fills what they cover together', () => {
    const merged = topology.union([square(0, 0, 10), square(10, 0, 10), square(5, 0, 10)]);
    if (!merged.ok) throw new Error(merged.details.message);
    expect(shapeArea(merged.shape)).toBe(200);
    expect(merged.shape.partEnds.length).toBe(1);
  });

  it('gives an empty shape where areas only touch or do not meet, and takes empty shapes', () => {
    const empty = topology.intersection(square(0, 0, 10), square(10, 0, 10));
    if (!empty.ok) throw new Error(empty.details.message);
    expect(empty.shape.partEnds.length).toBe(0);
    expect(shapeArea(empty.shape)).toBe(0);
    const unchanged = topology.difference(square(0, 0, 10), empty.shape);
    expect(unchanged.ok && shapeArea(unchanged.shape)).toBe(100);
    const nothing = topology.union([]);
    expect(nothing.ok && nothing.shape.coordinates.length).toBe(0);
  });

  it('repairs invalid input for a second try and says so', () => {
    // GEOS refuses to subtract these two as they are: "side location conflict".
    const result = topology.difference(CROSSED, BOW_TIE);
    expect(result).toMatchObject({ ok: true, repaired: true });
  });
});

describe('validity and repair', () => {
  it('names reason and place of a self-intersection', () => {
    expect(topology.validity(BOW_TIE)).toEqual({ valid: false, reason: 'Self-intersection', x: X + 5, y: Y + 5 });
    expect(topology.validity(square(0, 0, 1))).toEqual({ valid: true });
  });

  it('repairs a bow tie into its two triangles, with a note of both areas', () => {
    const { shape, note } = topology.repair(BOW_TIE);
    expect(topology.validity(shape)).toEqual({ valid: true });
    expect(shape.partEnds.length).toBe(2);
    expect(note).toEqual({
      code: 'shape-repaired',
      details: { reason: 'Self-intersection', x: X + 5, y: Y + 5, areaBefore: 0, areaAfter: 50 },
    });
  });

  it('gives a valid shape back as it is', () => {
    const shape = square(0, 0, 1);
    expect(topology.repair(shape)).toEqual({ shape, note: null });
    expect(topology.repair(shape).shape).toBe(shape);
  });

  it('throws on shapes no reader lets through: open, too short or not finite', () => {
    const open = polygon(squareRing(0, 0, 1).slice(0, 4));
    const short = polygon(squareRing(0, 0, 1).slice(0, 2));
    const wild = square(0, 0, Number.NaN);
    for (const shape of [open, short, wild]) expect(() => topology.area(shape)).toThrow('GEOS');
  });
});

describe('a prepared shape against a table', () => {
  const table = tableOfShapes([
    square(1, 1, 2),
    square(9, 9, 4),
    square(50, 50, 5),
    square(10, 0, 5),
    topologyRing(),
    square(0, 0, 10),
  ]);

  function topologyRing(): Shape {
    return polygon(squareRing(-10, -10, 30), squareRing(2, 2, 6));
  }

  it('tells inside from crossing and outside', () => {
    const prepared = topology.prepare(square(0, 0, 10));
    const relations = Array.from(table.shapeEnds, (_, index) => prepared.relationTo(table, index));
    expect(relations).toEqual(['inside', 'crosses', 'outside', 'crosses', 'crosses', 'inside']);
    prepared.release();
  });

  it('measures what is common and keeps what is left', () => {
    const prepared = topology.prepare(square(0, 0, 10));
    const areas = Array.from(table.shapeEnds, (_, index) => {
      const overlap = prepared.overlapArea(table, index);
      return overlap.ok ? overlap.area : overlap.code;
    });
    expect(areas).toEqual([4, 1, 0, 0, 64, 100]);
    const common = prepared.intersection(table, 4);
    const left = prepared.subtractFrom(table, 4);
    expect(common.ok && shapeArea(common.shape)).toBe(64);
    expect(left.ok && shapeArea(left.shape)).toBe(900 - 36 - 64);
    prepared.release();
  });

  it('knows whether a box lies inside it', () => {
    const prepared = topology.prepare(polygon(squareRing(0, 0, 10), squareRing(4, 4, 2)));
    const box = (min: number, max: number) => ({ minX: X + min, minY: Y + min, maxX: X + max, maxY: Y + max });
    expect([box(1, 3), box(3, 7), box(-1, 3), box(0, 4)].map((each) => prepared.coversBox(each))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    prepared.release();
  });

  it('refuses work after release instead of reading freed memory', () => {
    const prepared = topology.prepare(square(0, 0, 10));
    prepared.release();
    prepared.release();
    expect(() => prepared.relationTo(table, 0)).toThrow('after release');
  });
});

describe('memory', () => {
  it('does not grow over 20 000 operations, failed ones included', () => {
    // Large enough that one forgotten geometry per round would make the memory grow well within the loop.
    const circle = polygon(wheel(300));
    const table = tableOfShapes([square(50, 50, 100)]);
    const [crossed, bowTie] = [densified(CROSSED, 60), densified(BOW_TIE, 60)];
    const work = (): void => {
      const prepared = topology.prepare(circle);
      prepared.relationTo(table, 0);
      prepared.overlapArea(table, 0);
      prepared.intersection(table, 0);
      prepared.release();
      topology.difference(square(0, 0, 100), circle);
      topology.union([circle, square(0, 0, 100)]);
    };
    const failing = (): void => {
      topology.repair(bowTie);
      expect(topology.difference(crossed, bowTie)).toMatchObject({ repaired: true });
    };
    // Fill what is free at the start, so that there is little room in which a leak could hide.
    const start = topology.memoryBytes();
    const filling = [];
    while (topology.memoryBytes() === start) filling.push(topology.prepare(circle));
    for (let index = 0; index < 30; index += 1) work();
    for (let index = 0; index < 10; index += 1) failing();
    const before = topology.memoryBytes();
    for (let index = 0; index < 2500; index += 1) work();
    for (let index = 0; index < 500; index += 1) failing();
    // What a validity check leaves behind would be a hundred bytes: it takes many.
    for (let index = 0; index < 50_000; index += 1) topology.validity(BOW_TIE);
    expect(topology.memoryBytes()).toBe(before);
    for (const prepared of filling) prepared.release();
  });
});

/** A closed ring around a circle of 100 m. */
function wheel(points: number): [number, number][] {
  return Array.from({ length: points + 1 }, (_, index) => {
    const angle = (2 * Math.PI * (index % points)) / points;
    return [100 * Math.cos(angle), 100 * Math.sin(angle)];
  });
}

/** The same ring with `pieces` vertices for each. */
function densified({ coordinates, partEnds }: Shape, pieces: number): Shape {
  const at = (index: number): number => coordinates[index] ?? 0;
  const dense: number[] = [];
  for (let index = 0; index + 3 < coordinates.length; index += 2) {
    for (let piece = 0; piece < pieces; piece += 1) {
      for (const axis of [index, index + 1]) dense.push(at(axis) + ((at(axis + 2) - at(axis)) * piece) / pieces);
    }
  }
  dense.push(at(0), at(1));
  return { coordinates: Float64Array.from(dense), ringEnds: Uint32Array.of(dense.length / 2), partEnds };
}
