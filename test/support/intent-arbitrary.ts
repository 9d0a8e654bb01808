import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { chaptersOf } from '../../src/plan/chapter-schema.ts';
import { copyScheme } from '../../src/plan/copy-scheme.ts';
import { mergeSchemes } from '../../src/plan/merge-schemes.ts';
import type { Plan, PlanFeature } from '../../src/plan/plan.ts';
import type { PlanCommand, SetChapters } from '../../src/plan/plan-command.ts';
import { removeScheme } from '../../src/plan/remove-scheme.ts';
import { text, unknownMembers, position, geometry, feature, chapter } from './plan-arbitrary.ts';
import { target } from './plan-pieces.ts';
import { ruleEdit } from './rule-arbitrary.ts';

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
  fc
    .constantFrom('land-cover' as const, 'elevation' as const)
    .map((role): Intent => () => ({ do: 'remove-base', role })),
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
