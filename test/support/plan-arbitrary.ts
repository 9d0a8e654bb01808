import fc from 'fast-check';
import type { Geometry, Polygon, Position } from 'geojson';
import { KIND_IDS } from '../../src/kinds/kind-list.ts';
import type { Chapter, PlanView } from '../../src/plan/chapter.ts';
import type {
  BaseDataset,
  FactorOverride,
  Plan,
  PlanFeature,
  Scenario,
  SetAsideFeature,
  Waiver,
  Zone,
} from '../../src/plan/plan.ts';
import { planRules } from './rule-arbitrary.ts';

/** Chinese, letters, marks and signs outside the basic plane. */
export const text: fc.Arbitrary<string> = fc.string({ unit: 'grapheme', maxLength: 8 });

// `__proto__` is left out: a JavaScript object cannot carry it through every copy.
const memberName = text.filter((name) => name !== '__proto__');

const json: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(memberName, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** Members that no reader here knows. */
export const unknownMembers: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
  memberName.map((name) => `x-${name}`),
  json,
  { maxKeys: 3, noNullPrototype: true },
);

export const position: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: 73, max: 135, noNaN: true }),
  fc.double({ min: 3, max: 54, noNaN: true }),
);
const ring = fc.array(position, { minLength: 3, maxLength: 6 }).map((open) => [...open, open[0] ?? []]);

/** A ring of so many vertices that a document keeps its changes as patches. */
const longRing = fc
  .tuple(position, fc.integer({ min: 200, max: 260 }))
  .map(([[longitude = 0, latitude = 0], count]) => {
    const open = Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / count;
      return [longitude + Math.cos(angle) / 100, latitude + Math.sin(angle) / 100];
    });
    return [...open, open[0] ?? []];
  });

export const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  longRing.map((outline): Geometry => ({ type: 'Polygon', coordinates: [outline] })),
  position.map((coordinates): Geometry => ({ type: 'Point', coordinates })),
  fc
    .array(position, { minLength: 2, maxLength: 4 })
    .map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
  fc.array(ring, { minLength: 1, maxLength: 2 }).map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
  fc
    .array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
    .map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates })),
);

const year = fc.option(fc.integer({ min: 2020, max: 2060 }));

/** A feature with the given id, of one of the given schemes. */
export function feature(id: string, scenarios: readonly string[]): fc.Arbitrary<PlanFeature> {
  return fc
    .record({
      geometry,
      kind: fc.constantFrom(...KIND_IDS),
      scenario: fc.constantFrom(...scenarios),
      from: year,
      until: year,
      status: fc.constantFrom('planned' as const, 'building' as const, 'built' as const),
      name: text,
      fields: unknownMembers,
      extra: unknownMembers,
    })
    .map(({ geometry: shape, fields, extra, ...known }) => ({
      id,
      geometry: shape,
      properties: { ...fields, ...known },
      ...(Object.keys(extra).length === 0 ? {} : { extra }),
    }));
}

const setAside: fc.Arbitrary<SetAsideFeature[]> = fc.uniqueArray(
  fc.record({
    index: fc.nat(9),
    raw: unknownMembers.map((members) => ({ type: 'Feature', geometry: null, ...members })),
  }),
  { maxLength: 2, selector: ({ index }) => index },
);

const area: fc.Arbitrary<Polygon> = fc
  .array(ring, { minLength: 1, maxLength: 2 })
  .map((coordinates) => ({ type: 'Polygon', coordinates }));

/** Known members first and in the order of the schema, which is how reading leaves them. */
const zones: fc.Arbitrary<Zone[]> = fc
  .array(fc.tuple(text, area, unknownMembers), { maxLength: 2 })
  .map((list) => list.map(([name, shape, others], index) => ({ id: `z${index}`, name, geometry: shape, ...others })));
const base: fc.Arbitrary<BaseDataset[]> = fc.array(
  fc
    .tuple(fc.dictionary(memberName, text, { maxKeys: 2, noNullPrototype: true }), unknownMembers)
    .map(([fields, others]): BaseDataset => ({ role: 'land-cover', href: '底图/地类.fgb', fields, ...others })),
  { maxLength: 2 },
);
const waivers: fc.Arbitrary<Waiver[]> = fc.array(
  fc.tuple(text, unknownMembers).map(([reason, others]) => ({ finding: 'x', reason, by: '', at: '', ...others })),
  { maxLength: 2 },
);
const factors: fc.Arbitrary<Record<string, FactorOverride>> = fc
  .dictionary(
    memberName,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({ value, source: '实测' })),
    { maxKeys: 2, noNullPrototype: true },
  )
  .map((byId) => Object.fromEntries(Object.entries(byId).sort(([a], [b]) => (a < b ? -1 : 1))));

/** Known members first and in the order of the schema; the id is given where the chapter is put. */
export const chapter: fc.Arbitrary<Chapter> = fc
  .record({
    title: text,
    body: text,
    notes: fc.option(text, { nil: undefined }),
    at: fc.option(position, { nil: undefined }),
    layers: fc.option(fc.dictionary(memberName, fc.boolean(), { maxKeys: 2, noNullPrototype: true }), {
      nil: undefined,
    }),
    others: unknownMembers,
  })
  .map(({ title, body, notes, at, layers, others }) => ({
    type: 'chapter' as const,
    id: 'c',
    title,
    text: body,
    ...(notes === undefined ? {} : { notes }),
    scenario: 'a',
    year: 2030,
    ...(at === undefined ? {} : { camera: { bounds: [at[0] ?? 0, at[1] ?? 0, at[0] ?? 0, at[1] ?? 0] as const } }),
    ...(layers === undefined ? {} : { layers }),
    ...others,
  }));

/** Chapters with ids of their own, and entries of others behind them. */
function withForeignViews([chapters, foreign]: [Chapter[], unknown[]]): PlanView[] {
  return [...chapters.map((one, index) => ({ ...one, id: `c${index}` })), ...(foreign as PlanView[])];
}

/** Members with a value only: what is not given is left out of a file. */
function withoutNothing(members: Record<string, unknown>): Partial<Scenario> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** A plan with a baseline and two schemes, a few features and members nobody knows. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({
    name: text,
    seed: fc.option(fc.constant('jizhou'), { nil: undefined }),
    landAreaM2: fc.option(fc.double({ min: 1, max: 1e12, noNaN: true }), { nil: undefined }),
    features: fc
      .integer({ min: 0, max: 6 })
      .chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, index) => feature(`f${index}`, ['base', 'a', 'b']))),
      ),
    setAside,
    boundary: fc.option(area, { nil: undefined }),
    zones,
    base,
    rules: fc.option(planRules, { nil: undefined }),
    waivers,
    factors,
    views: fc.tuple(fc.array(chapter, { maxLength: 2 }), fc.array(json, { maxLength: 2 })).map(withForeignViews),
    looks: fc.record({
      colour: fc.option(fc.constantFrom('#1559B7', '#b2560d'), { nil: undefined }),
      locked: fc.option(fc.boolean(), { nil: undefined }),
      notes: fc.option(text, { nil: undefined }),
    }),
    extra: unknownMembers,
    collectionExtra: unknownMembers,
  })
  .map(({ seed, boundary, landAreaM2, rules, features, setAside: aside, looks, ...others }) => ({
    ...others,
    ...(seed === undefined ? {} : { seed }),
    ...(boundary === undefined ? {} : { boundary }),
    ...(landAreaM2 === undefined ? {} : { landAreaM2 }),
    ...(rules === undefined ? {} : { rules }),
    baseYear: 2020,
    years: [2025, 2030, 2060],
    scenarios: [
      { id: 'base', name: '现状' },
      { id: 'a', name: '方案一', parent: 'base', ...withoutNothing(looks) },
      { id: 'b', name: '方案二', parent: 'a' },
    ],
    targets: [],
    features: new Map(features.map((each) => [each.id, each])),
    setAside: aside.toSorted((a, b) => a.index - b.index),
  }));
