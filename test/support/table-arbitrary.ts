import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import type { FeatureTable, FieldType, TableFeature, TableValue } from '../../src/plan/feature-table.ts';

/** Texts as planners write them, and such as break formats. */
const TEXTS: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(
      '北部造林一号',
      '朱镕基、陶喆',
      '100% "引号", 逗号; 分号\t制表',
      '第一行\n第二行',
      'a & b < c > d',
      "O'Brien",
      '🌲林地🌳',
      '0301',
      '12',
      'true',
      '2026-11-21x',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .filter((text) => isKeepable(text));

/** Signs that some format has no place for are tested one by one elsewhere, as are blanks at the ends. */
function isKeepable(text: string): boolean {
  return text.trim() === text && text !== '' && /^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u.test(text);
}

/** Names that clash when they are cut to ten bytes, and some that formats use themselves. */
const NAMES = [
  '名称',
  '规划造林面积（公顷）',
  '规划造林面积（亩）',
  '规划造林树种',
  'DLBM',
  'dlbm_code_long_a',
  'dlbm_code_long_b',
  'geom',
  'name',
  'x',
  '备注, "说明"',
] as const;

const VALUES: Readonly<Record<FieldType, fc.Arbitrary<TableValue>>> = {
  text: TEXTS,
  number: fc
    .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0.1, 1e-300, 12.5, -0.25))
    .map(positiveZero),
  integer: fc.maxSafeInteger().map(positiveZero),
  boolean: fc.boolean(),
  date: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
};

/** No format but binary ones tells −0 from 0. */
function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}

const LONGITUDE = fc.double({ min: 116.9, max: 117.8, noNaN: true });
const LATITUDE = fc.double({ min: 39.6, max: 40.3, noNaN: true });
const POSITION: fc.Arbitrary<Position> = fc.tuple(LONGITUDE, LATITUDE);

/** A convex ring of ten vertices about a place, and a hole in it; counterclockwise as RFC 7946 wants it. */
function ringAbout([x = 0, y = 0]: Position, radius: number, isHole: boolean): Position[] {
  const ring = Array.from({ length: 10 }, (_, at): Position => {
    const angle = ((isHole ? -1 : 1) * 2 * Math.PI * at) / 10;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? []];
}

const RINGS: fc.Arbitrary<Position[][]> = fc
  .tuple(POSITION, fc.double({ min: 0.001, max: 0.01, noNaN: true }), fc.boolean())
  .map(([place, radius, hasHole]) => [
    ringAbout(place, radius, false),
    ...(hasHole ? [ringAbout(place, radius / 2, true)] : []),
  ]);

/** Parts that lie apart from one another, so that a hole belongs to one of them only. */
const PARTS: fc.Arbitrary<Position[][][]> = fc
  .tuple(RINGS, fc.integer({ min: 2, max: 3 }))
  .map(([rings, count]) =>
    Array.from({ length: count }, (_, at) => rings.map((ring) => ring.map(([x = 0, y = 0]) => [x + 0.1 * at, y]))),
  );

const LINE = fc.array(POSITION, { minLength: 2, maxLength: 6 });

/** Geometries of one kind, single and of several parts. */
export const GEOMETRIES: Readonly<Record<'point' | 'line' | 'area', fc.Arbitrary<Geometry>>> = {
  point: fc.oneof(POSITION.map((coordinates): Geometry => ({ type: 'Point', coordinates }))),
  line: fc.oneof(
    LINE.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
    fc
      .array(LINE, { minLength: 2, maxLength: 3 })
      .map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
  ),
  area: fc.oneof(
    RINGS.map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
    PARTS.map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates })),
  ),
};

/** Tables of one kind of geometry with fields of every type, some values missing. */
export function tableOf(geometry: fc.Arbitrary<Geometry>): fc.Arbitrary<FeatureTable> {
  return fc
    .tuple(
      fc.shuffledSubarray([...NAMES], { minLength: 1 }),
      fc.array(fc.constantFrom<FieldType>('text', 'number', 'integer', 'boolean', 'date'), {
        minLength: NAMES.length,
        maxLength: NAMES.length,
      }),
    )
    .chain(([names, types]) => {
      const fields = names.map((name, at) => ({ name, type: types[at] ?? 'text' }));
      const values = fc.tuple(...fields.map(({ type }) => fc.option(VALUES[type], { freq: 5 })));
      return fc
        .array(fc.record({ geometry, values }), { minLength: 1, maxLength: 8 })
        .map((features): FeatureTable => ({
          name: '规划要素',
          fields,
          features: features.map((feature, at): TableFeature => ({ id: `f${String(at)}`, ...feature })),
        }));
    });
}
