import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyScheme } from '../../src/plan/copy-scheme.ts';
import { createPlanDocument } from '../../src/plan/document.ts';
import { mergeSchemes } from '../../src/plan/merge-schemes.ts';
import type { Plan, PlanFeature, Scenario } from '../../src/plan/plan.ts';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import { removeScheme } from '../../src/plan/remove-scheme.ts';
import type { ReviseSchemes, SchemeRevision } from '../../src/plan/scheme-command.ts';
import { schemeDifference } from '../../src/plan/scheme-difference.ts';
import { effectiveFeatures } from '../../src/plan/scheme-features.ts';
import { presentIn, schemePresences } from '../../src/plan/scheme-presences.ts';
import { smallPlan } from '../support/small-plan.ts';

const YEARS = [2020, 2024, 2025, 2029, 2030, 2035, 2060];
const SCHEMES = ['base', 'a', 'b', 'c', 'd'];

/** A baseline, two schemes on it, one on the first of them and one on that. */
const TREE: readonly Scenario[] = [
  { id: 'base', name: '现状' },
  { id: 'a', name: '方案一', parent: 'base' },
  { id: 'b', name: '方案二', parent: 'base' },
  { id: 'c', name: '方案三', parent: 'a' },
  { id: 'd', name: '方案四', parent: 'c' },
];

const year = fc.constantFrom(null, null, 2024, 2025, 2030, 2035);

/** Few places and names, so that schemes have much in common; removals of whatever came before; copies of it. */
const plan: fc.Arbitrary<Plan> = fc
  .array(
    fc.record({
      scenario: fc.constantFrom(...SCHEMES),
      place: fc.nat(3),
      name: fc.constantFrom('林', '光伏'),
      kind: fc.constantFrom('forest' as const, 'pv' as const),
      from: year,
      until: year,
      removes: fc.option(fc.nat(9), { freq: 3 }),
      origin: fc.option(fc.nat(9), { freq: 4 }),
    }),
    { maxLength: 10 },
  )
  .map((drawn) => {
    const features = drawn.map(({ place, removes, origin, ...known }, index): PlanFeature => ({
      id: `f${index}`,
      geometry: { type: 'Point', coordinates: [117 + place, 40] },
      properties: {
        ...known,
        status: 'planned',
        ...(removes === null ? {} : { removes: `f${removes}` }),
        ...(origin === null ? {} : { origin: `f${origin}` }),
      },
    }));
    return smallPlan(features, { scenarios: TREE });
  });

/** What is planned, without ids and whose it is. */
function content(features: readonly PlanFeature[]): string[] {
  return features
    .map(({ geometry, properties: { kind, name, status } }) => JSON.stringify([geometry, kind, name, status]))
    .sort();
}

function contents(of: Plan, scheme: string): string[][] {
  return YEARS.map((one) => content(effectiveFeatures(of, scheme, one)));
}

function ids(): () => string {
  let next = 0;
  return () => `new${next++}`;
}

function revised(before: Plan, revision: SchemeRevision, label: ReviseSchemes['label'] = 'merge-schemes') {
  const document = createPlanDocument(before, { author: '甲', clientId: 1 });
  document.run({ do: 'revise-schemes', label, name: '', revision }, { at: 0 });
  return document;
}

const two = fc.uniqueArray(fc.constantFrom(...SCHEMES), { minLength: 2, maxLength: 2 });

describe('what counts in a scheme and when', () => {
  it('is what its effective features of each year are, in the same order', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...SCHEMES), (before, scheme) => {
        const presences = schemePresences(before, scheme);
        for (const one of YEARS) {
          const listed = presences.filter((presence) => presentIn(presence, one)).map(({ feature }) => feature);
          expect(listed).toEqual(effectiveFeatures(before, scheme, one));
        }
      }),
    );
  });
});

describe('merging item by item', () => {
  it('of everything makes the first scheme plan in every year what the second does', () => {
    fc.assert(
      fc.property(plan, two, (before, [into = '', from = '']) => {
        const document = revised(before, mergeSchemes(before, { into, from }, ids()));
        expect(contents(document.snapshot(), into)).toEqual(contents(before, from));
        expect(schemeDifference(document.snapshot(), into, from).pieces).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves the second scheme as it was, and every other that does not build on the first', () => {
    fc.assert(
      fc.property(plan, two, (before, [into = '', from = '']) => {
        const after = revised(before, mergeSchemes(before, { into, from }, ids())).snapshot();
        const below: Record<string, string[]> = { base: ['a', 'b', 'c', 'd'], a: ['c', 'd'], c: ['d'] };
        const others = SCHEMES.filter((id) => id === from || (id !== into && !below[into]?.includes(id)));
        for (const id of others) expect(contents(after, id)).toEqual(contents(before, id));
      }),
      { numRuns: 400 },
    );
  });

  it('is one step whose undoing gives the very same plan', () => {
    fc.assert(
      fc.property(plan, two, fc.nat(7), (before, [into = '', from = ''], taken) => {
        const { pieces } = schemeDifference(before, into, from);
        const some = new Set(pieces.slice(0, taken).map(({ id }) => id));
        const document = revised(before, mergeSchemes(before, { into, from, pieces: some }, ids()));
        document.undo();
        expect(document.undoStep()).toBeNull();
        expect(writePlanFile(document.snapshot())).toBe(writePlanFile(before));
      }),
    );
  });

  it('leaves of the pieces only those that were not taken', () => {
    fc.assert(
      fc.property(plan, fc.nat(7), (before, taken) => {
        const { pieces } = schemeDifference(before, 'a', 'b');
        const some = pieces.slice(0, taken);
        const revision = mergeSchemes(
          before,
          { into: 'a', from: 'b', pieces: new Set(some.map(({ id }) => id)) },
          ids(),
        );
        const left = schemeDifference(revised(before, revision).snapshot(), 'a', 'b').pieces;
        expect(left.length).toBe(pieces.length - some.length);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a copy of a scheme', () => {
  it('differs from it in nothing', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom('a', 'b', 'c', 'd'), (before, scheme) => {
        const revision = copyScheme(before, scheme, { id: 'copy', name: '副本' }, ids());
        const after = revised(before, revision, 'duplicate-scenario').snapshot();
        expect(schemeDifference(after, scheme, 'copy').pieces).toEqual([]);
        expect(contents(after, 'copy')).toEqual(contents(before, scheme));
        expect(after.scenarios.findIndex(({ id }) => id === 'copy')).toBe(
          before.scenarios.findIndex(({ id }) => id === scheme) + 1,
        );
      }),
    );
  });
});

describe('deleting a scheme', () => {
  it('leaves all other schemes what they planned, and undoing gives the very same plan', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom('a', 'b', 'c', 'd'), (before, scheme) => {
        const document = revised(before, removeScheme(before, scheme, ids()).revision, 'remove-scenario');
        const after = document.snapshot();
        for (const id of SCHEMES) if (id !== scheme) expect(contents(after, id)).toEqual(contents(before, id));
        expect(after.scenarios.some(({ id, parent }) => id === scheme || parent === scheme)).toBe(false);
        expect([...after.features.values()].some(({ properties }) => properties.scenario === scheme)).toBe(false);
        document.undo();
        expect(writePlanFile(document.snapshot())).toBe(writePlanFile(before));
      }),
      { numRuns: 400 },
    );
  });
});
