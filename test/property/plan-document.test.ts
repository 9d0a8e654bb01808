import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../src/plan/document.ts';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { type Intent, intent, plan } from '../support/plan-arbitrary.ts';

const SEED = 20261121;
const intents = fc.array(intent, { minLength: 1, maxLength: 12 });

function act(document: PlanDocument, todo: readonly Intent[], author: string): void {
  for (const [index, next] of todo.entries()) {
    const command = next(document.snapshot(), `${author}${index}`);
    if (command !== null) document.run(command, { at: index });
  }
}

/** Maps compare regardless of order in vitest; the drawing order is part of a plan. */
function listed(snapshot: Plan): unknown {
  return { ...snapshot, features: [...snapshot.features.values()] };
}

describe(`plan document, seed ${SEED}`, () => {
  it('undoes every step to exactly the first state and redoes them to exactly the last', () => {
    fc.assert(
      fc.property(plan, intents, (initial, todo) => {
        const document = createPlanDocument(initial, { author: 'a', clientId: 1 });
        expect(listed(document.snapshot())).toEqual(listed(initial));
        const states = [listed(initial)];
        for (const [index, next] of todo.entries()) {
          const command = next(document.snapshot(), `a${index}`);
          const before = document.revision();
          if (command !== null) document.run(command, { at: index });
          if (document.revision() > before) states.push(listed(document.snapshot()));
        }
        const last = writePlanFile(document.snapshot());
        expect(document.steps()).toHaveLength(states.length - 1);
        for (const state of states.slice(0, -1).reverse()) {
          document.undo();
          expect(listed(document.snapshot())).toEqual(state);
        }
        expect(document.undoStep()).toBeNull();
        expect(document.steps()).toEqual([]);
        expect(writePlanFile(document.snapshot())).toBe(writePlanFile(initial));
        for (const state of states.slice(1)) {
          document.redo();
          expect(listed(document.snapshot())).toEqual(state);
        }
        expect(document.redoStep()).toBeNull();
        expect(writePlanFile(document.snapshot())).toBe(last);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('comes back the same from its encoded state and from its log of updates', () => {
    fc.assert(
      fc.property(plan, intents, fc.nat(6), (initial, todo, undone) => {
        const document = createPlanDocument(initial, { author: 'a', clientId: 1 });
        const log = [document.encode()];
        document.onUpdate((update) => log.push(update));
        act(document, todo, 'a');
        for (let count = 0; count < undone; count++) document.undo();
        for (const updates of [log, [document.encode()]]) {
          const reopened = createPlanDocument({ updates }, { author: 'b', clientId: 2 });
          expect(listed(reopened.snapshot())).toEqual(listed(document.snapshot()));
          expect(writePlanFile(reopened.snapshot())).toBe(writePlanFile(document.snapshot()));
          expect(reopened.steps()).toEqual(document.steps());
          expect(reopened.undoStep()).toBeNull();
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('agrees with a second document whatever order the updates arrive in', () => {
    fc.assert(
      fc.property(
        plan,
        intents,
        intents,
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (initial, todoA, todoB, undo, dice) => {
          const a = createPlanDocument(initial, { author: 'a', clientId: 1 });
          const b = createPlanDocument({ updates: [a.encode()] }, { author: 'b', clientId: 2 });
          const fromA: Uint8Array[] = [];
          const fromB: Uint8Array[] = [];
          a.onUpdate((update) => fromA.push(update));
          b.onUpdate((update) => fromB.push(update));
          act(a, todoA, 'a');
          act(b, todoB, 'b');
          if (undo) a.undo();
          for (const update of shuffled(fromB, dice)) a.applyUpdate(update);
          if (undo) b.undo();
          for (const update of shuffled([...fromA, ...fromA], dice)) b.applyUpdate(update);
          // What B undid after A had listened.
          for (const update of fromB) a.applyUpdate(update);
          expect(listed(a.snapshot())).toEqual(listed(b.snapshot()));
          expect(writePlanFile(a.snapshot())).toBe(writePlanFile(b.snapshot()));
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('keeps unchanged features the same objects and reports exactly the others', () => {
    fc.assert(
      fc.property(plan, intents, (initial, todo) => {
        const document = createPlanDocument(initial, { author: 'a', clientId: 1 });
        let before = document.snapshot();
        document.subscribe((change) => {
          const after = document.snapshot();
          const touched = new Set([...change.added, ...change.changed, ...change.removed]);
          for (const [id, feature] of after.features) {
            expect(before.features.get(id) === feature).toBe(!touched.has(id));
          }
          for (const id of before.features.keys()) expect(after.features.has(id)).toBe(!change.removed.includes(id));
          if (!change.settings) expect({ ...after, features: null }).toEqual({ ...before, features: null });
          before = after;
        });
        act(document, todo, 'a');
        for (let count = 0; count < todo.length; count++) document.undo();
        expect(listed(before)).toEqual(listed(initial));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

function shuffled<T>(list: readonly T[], dice: Iterator<number>): T[] {
  return list
    .map((item) => ({ item, roll: Number(dice.next().value) }))
    .sort((a, b) => a.roll - b.roll)
    .map(({ item }) => item);
}
