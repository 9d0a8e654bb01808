import fc from 'fast-check';
import type { Geometry, Polygon, Position } from 'geojson';
import { KIND_IDS } from '../../src/kinds/kind-list.ts';
import type { Chapter, PlanView } from '../../src/plan/chapter.ts';
import { chaptersOf } from '../../src/plan/chapter-schema.ts';
import { copyScheme } from '../../src/plan/copy-scheme.ts';
import { mergeSchemes } from '../../src/plan/merge-schemes.ts';
import { removeScheme } from '../../src/plan/remove-scheme.ts';
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
import type { PlanCommand, SetChapters } from '../../src/plan/plan-command.ts';
import { target } from './plan-pieces.ts';
import { planRules, ruleEdit } from './rule-arbitrary.ts';

/** Chinese, letters, marks and signs outside the basic plane. */
const text: fc.Arbitrary<string> = fc.string({ unit: 'grapheme', maxLength: 8 });

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
const unknownMembers: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
  memberName.map((name) => `x-${name}`),
  json,
  { maxKeys: 3, noNullPrototype: true },
);

const position: fc.Arbitrary<Position> = fc.tuple(
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

const geometry: fc.Arbitrary<Geometry> = fc.oneof(
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
function feature(id: string, scenarios: readonly string[]): fc.Arbitrary<PlanFeature> {
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
const chapter: fc.Arbitrary<Chapter> = fc
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

/** What a planner might do next; it becomes a command once the plan it meets is known. */
export type Intent = (plan: Plan, newId: string) => PlanCommand | null;

function onFeature(pick: number, make: (plan: Plan, feature: PlanFeature) => PlanCommand | null): Intent {
  return (current) => {
    const features = [...current.features.values()];
    const chosen = features[pick % Math.max(1, features.length)];
    return chosen === undefined ? null : make(current, chosen);
  };
}

/** Ids of some features of a plan, each once. */
function someIds(current: Plan, picks: readonly number[]): string[] {
  const ids = [...current.features.keys()];
  return [...new Set(picks.flatMap((at) => ids[at % Math.max(1, ids.length)] ?? []))];
}

/** A geometry with one position moved, as dragging a vertex makes it; both ends of a ring where they are the same. */
function withVertexMoved(shape: Geometry, pick: number, to: Position): Geometry {
  const move = (list: readonly Position[]): Position[] => {
    const at = pick % list.length;
    const isClosed = list[0]?.[0] === list.at(-1)?.[0] && list[0]?.[1] === list.at(-1)?.[1];
    const isEnd = isClosed && (at === 0 || at === list.length - 1);
    return list.map((one, index) => (index === at || (isEnd && (index === 0 || index === list.length - 1)) ? to : one));
  };
  switch (shape.type) {
    case 'Point':
      return { ...shape, coordinates: to };
    case 'LineString':
      return { ...shape, coordinates: move(shape.coordinates) };
    case 'Polygon':
      return { ...shape, coordinates: replaceAt(shape.coordinates, pick, move) };
    case 'MultiPolygon':
      return { ...shape, coordinates: replaceAt(shape.coordinates, pick, (part) => replaceAt(part, pick, move)) };
    default:
      return shape;
  }
}

function replaceAt<T>(list: readonly T[], pick: number, change: (item: T) => T): T[] {
  return list.map((item, index) => (index === pick % list.length ? change(item) : item));
}

const pick = fc.nat(100);
const picks = fc.array(pick, { minLength: 1, maxLength: 4 });
const scheme = fc.constantFrom('base', 'a', 'b');

const addition: fc.Arbitrary<Intent> = fc
  .tuple(
    fc.array(feature('', ['base', 'a', 'b']), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('add-feature' as const, 'paste-feature' as const, 'import-features' as const),
  )
  .map(([drawn, label]): Intent => (_, id) => ({
    do: 'add-features',
    features: drawn.map((one, index) => ({ ...one, id: `${id}-${index}` })),
    label,
  }));

const vertexMove: fc.Arbitrary<Intent> = fc.tuple(pick, pick, position).map(([at, vertex, to]) =>
  onFeature(at, (_, { id, geometry: shape }) => ({
    do: 'reshape-features',
    label: 'move-vertex',
    shapes: [{ id, geometry: withVertexMoved(shape, vertex, to) }],
    added: [],
    removed: [],
    scenario: 'a',
  })),
);

/** Whatever splitting, merging and their like do: other shapes, new features behind others, some used up. */
const reshaping: fc.Arbitrary<Intent> = fc
  .tuple(picks, fc.array(geometry, { minLength: 1, maxLength: 2 }), fc.array(pick, { maxLength: 3 }), scheme, geometry)
  .map(([at, shapes, behind, scenario, shape]): Intent => (current, id) => {
    const chosen = someIds(current, at);
    const reshaped = chosen.slice(0, shapes.length);
    const own = chosen
      .slice(shapes.length)
      .filter((one) => current.features.get(one)?.properties.scenario === scenario);
    const [model] = current.features.values();
    if (model === undefined) return null;
    return {
      do: 'reshape-features',
      label: 'split-feature',
      shapes: reshaped.map((one, index) => ({ id: one, geometry: shapes[index] ?? shape })),
      added: someIds(current, behind).map((after, index) => ({
        feature: { ...model, id: `${id}-${index}`, geometry: shape },
        after,
      })),
      removed: own,
      scenario,
    };
  });

const ordering: fc.Arbitrary<Intent> = fc.tuple(picks, fc.option(pick)).map(([at, next]): Intent => (current) => {
  const ids = someIds(current, at);
  const before = next === null ? null : (someIds(current, [next])[0] ?? null);
  return ids.length === 0 ? null : { do: 'order-features', ids, before };
});

const setting: fc.Arbitrary<Intent> = fc.tuple(picks, unknownMembers).map(([at, values]): Intent => (current) => {
  const ids = someIds(current, at);
  const present = ids.flatMap((id) => Object.keys(current.features.get(id)?.properties ?? {}));
  const unset = present.filter((name) => name.startsWith('x-') && !(name in values));
  return ids.length === 0 ? null : { do: 'set-properties', ids, values, unset, label: 'set-field' };
});

/** New ids, counted on from one. */
function counted(id: string): () => string {
  let next = 0;
  return () => `${id}-${next++}`;
}

/** Intents of every command there is. */
export const intent: fc.Arbitrary<Intent> = fc.oneof(
  addition,
  vertexMove,
  reshaping,
  ordering,
  setting,
  fc.tuple(pick, text).map(([at, name]) =>
    onFeature(at, (_, { id }) => ({
      do: 'set-properties',
      ids: [id],
      values: { name },
      unset: [],
      label: 'rename-feature',
    })),
  ),
  fc.tuple(picks, scheme).map(([at, scenario]): Intent => (current) => {
    const ids = someIds(current, at);
    return ids.length === 0 ? null : { do: 'remove-features', ids, scenario };
  }),
  text.map((name): Intent => () => ({ do: 'rename-plan', name })),
  text.map((href): Intent => () => ({ do: 'set-base', dataset: { role: 'land-cover', href } })),
  fc
    .tuple(
      fc.constantFrom('cf.a', 'cf.b', 'cf.c'),
      fc.option(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), text)),
    )
    .map(([id, change]): Intent => () => ({
      do: 'set-factors',
      factors: { [id]: change === null ? null : { value: change[0], source: change[1] } },
      label: change === null ? 'reset-factor' : 'set-factor',
    })),
  fc.option(fc.constantFrom('WTM' as const, 'CTD' as const), { nil: null }).map((climate): Intent => () => ({
    do: 'set-carbon',
    choices: climate === null ? {} : { climate, soilDepthCm: 30 },
  })),
  fc
    .tuple(fc.constantFrom('113-2', '113-3'), fc.option(fc.tuple(fc.constantFrom('accepted', 'to-correct'), text)))
    .map(([id, decision]): Intent => () => ({
      do: 'set-carbon-checks',
      checks: {
        [id]: decision === null ? null : { status: decision[0], note: decision[1], by: '', at: '2026-11-21' },
      },
    })),
  fc.option(fc.integer({ min: 1, max: 9 })).map((value): Intent => () => ({
    do: 'set-targets',
    targets: { 'own-target': value === null ? null : target({ id: 'own-target', op: '>=', value }) },
    label: value === null ? 'remove-target' : 'edit-target',
  })),
  fc.tuple(fc.constantFrom('r/f/a', 'r/f/b'), fc.option(text)).map(([finding, reason]): Intent => () => ({
    do: 'set-waivers',
    waivers: { [finding]: reason === null ? null : { reason, by: '', at: '2026-11-22' } },
    label: reason === null ? 'withdraw-waiver' : 'waive-finding',
  })),
  fc.option(fc.boolean()).map((joinCrossings): Intent => () => ({
    do: 'set-coverage',
    choices: joinCrossings === null ? null : { joinCrossings },
  })),
  fc
    .tuple(fc.constantFrom('pv.slope', 'wind.redline'), fc.option(ruleEdit.change))
    .map(([id, change]): Intent => () => ({
      do: 'set-rules',
      changes: { [id]: change },
      label: change === null ? 'reset-rule' : 'change-rule',
    })),
  fc.tuple(fc.constantFrom('own-1', 'own-4'), fc.option(ruleEdit.own)).map(([id, rule]): Intent => () => ({
    do: 'set-rules',
    own: { [id]: rule },
    label: rule === null ? 'remove-rule' : 'edit-rule',
  })),
  fc.option(fc.boolean()).map((joinCrossings): Intent => () => ({
    do: 'set-coverage',
    choices: joinCrossings === null ? null : { joinCrossings },
  })),
  fc.option(fc.constantFrom('0810', '1101')).map((code): Intent => () => ({
    do: 'set-blue-green',
    classes: code === null ? null : [code],
  })),
  fc
    .tuple(chapter, pick, pick, fc.constantFrom('add', 'change', 'move', 'remove'))
    .map(([drawn, at, to, edit]): Intent => (current, id): SetChapters | null => {
      const ids = chaptersOf(current.views).map((one) => one.id);
      const chosen = ids[at % Math.max(1, ids.length)] ?? '';
      const named = { do: 'set-chapters', name: drawn.title } as const;
      const target = ids[to % Math.max(1, ids.length)] ?? null;
      if (edit === 'add') {
        return { ...named, label: 'add-chapter', change: { edit, chapter: { ...drawn, id }, after: target } };
      }
      if (edit === 'move') return { ...named, label: 'move-chapter', change: { edit, id: chosen, before: target } };
      if (edit === 'remove') return { ...named, label: 'remove-chapter', change: { edit, id: chosen } };
      const change = { edit: 'change', id: chosen, values: { title: drawn.title }, unset: ['notes'] } as const;
      return { ...named, label: 'edit-chapter', change };
    }),
  text.map((name): Intent => (_, id) => ({ do: 'add-scenario', scenario: { id: `s-${id}`, name, parent: 'a' } })),
  fc
    .tuple(pick, fc.record({ name: text, notes: fc.option(text), locked: fc.option(fc.constant(true)) }))
    .map(([at, values]): Intent => ({ scenarios }) => {
      const chosen = scenarios[at % Math.max(1, scenarios.length)];
      return chosen === undefined ? null : { do: 'set-scenario', id: chosen.id, values, label: 'rename-scenario' };
    }),
  fc.tuple(pick, fc.option(pick)).map(([at, next]): Intent => ({ scenarios }) => {
    const idAt = (place: number) => scenarios[place % Math.max(1, scenarios.length)]?.id;
    const id = idAt(at);
    return id === undefined ? null : { do: 'order-scenarios', id, before: next === null ? null : (idAt(next) ?? null) };
  }),
  fc.tuple(pick, pick).map(([one, other]): Intent => (current, id) => {
    const { scenarios } = current;
    const [into, from] = [one, other].map((at) => scenarios[at % Math.max(1, scenarios.length)]);
    if (into === undefined || from === undefined) return null;
    const revision = mergeSchemes(current, { into: into.id, from: from.id }, counted(id));
    return { do: 'revise-schemes', label: 'merge-schemes', name: into.name, revision };
  }),
  fc.tuple(pick, fc.boolean(), text).map(([at, copies, name]): Intent => (current, id) => {
    const chosen = current.scenarios[at % Math.max(1, current.scenarios.length)];
    if (chosen === undefined || (!copies && current.scenarios.length < 2)) return null;
    const revision = copies
      ? copyScheme(current, chosen.id, { id: `s-${id}`, name }, counted(id))
      : removeScheme(current, chosen.id, counted(id)).revision;
    return { do: 'revise-schemes', label: copies ? 'duplicate-scenario' : 'remove-scenario', name, revision };
  }),
  fc
    .tuple(fc.integer({ min: 2020, max: 2035 }), fc.integer({ min: 2036, max: 2070 }))
    .map(([from, to]): Intent => (current) => ({
      do: 'set-years',
      baseYear: current.baseYear,
      years: [...current.years.filter((one) => one !== from), to],
      shifts: [{ from, to }],
      label: 'rename-year',
      year: to,
    })),
);
