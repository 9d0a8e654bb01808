import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../src/plan/document.ts';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { plan } from '../support/plan-arbitrary.ts';
import { type Intent, intent } from '../support/intent-arbitrary.ts';

const SEED = 20261121;
const intents = fc.array(intent, { minLength: 1, maxLength: 12 });

function act(document: PlanDocument, todo: readonly Intent[], author: string): void {
  for (const [index, next] of todo.entries()) {
    const command = next(document.snapshot(), `${author}${index}`);
    if (command !== null) document.run(command, { at: index });
  }
}

function fileOf(document: PlanDocument): string {
  return writePlanFile(document.snapshot());
}

/** Maps compare regardless of order in vitest; the drawing order is part of a plan. */
function listed(snapshot: Plan): unknown {
  return { ...snapshot, features: [...snapshot.features.values()] };
}

describe(`plan document, seed ${SEED}`, () => {
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
          expect(fileOf(reopened)).toBe(fileOf(document));
          expect(reopened.history()).toEqual(document.history());
          expect(reopened.undoStep()).toBeNull();
        }
      }),
      { seed: SEED, numRuns: 150 },
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
      { seed: SEED, numRuns: 150 },
    );
  });
});
