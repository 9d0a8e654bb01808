import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../src/plan/document.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { differenceOf } from '../../src/plan/plan-difference.ts';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import { plan } from '../support/plan-arbitrary.ts';
import { type Intent, intent } from '../support/intent-arbitrary.ts';

const SEED = 20261124;
const intents = fc.array(intent, { minLength: 1, maxLength: 12 });

/** What a planner does: mostly draws, sometimes thinks better of it. */
type Gesture = Intent | 'undo' | 'redo' | { readonly goTo: number };
const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  { weight: 6, arbitrary: intent },
  { weight: 2, arbitrary: fc.constant('undo' as const) },
  { weight: 1, arbitrary: fc.constant('redo' as const) },
  { weight: 1, arbitrary: fc.record({ goTo: fc.nat(20) }) },
);

function perform(document: PlanDocument, next: Gesture, newId: string): void {
  if (next === 'undo') document.undo();
  else if (next === 'redo') document.redo();
  else if (typeof next === 'object') {
    const history = document.history();
    document.goTo(history[next.goTo % (history.length + 1)]?.id ?? null);
  } else {
    const command = next(document.snapshot(), newId);
    if (command !== null) document.run(command, { at: 1 });
  }
}

function fileOf(document: PlanDocument): string {
  return writePlanFile(document.snapshot());
}

/** Every visit is another client, as in the browser. */
function reopen(document: PlanDocument, visit: number): PlanDocument {
  return createPlanDocument({ updates: [document.encode()] }, { author: 'a', clientId: 1000 + visit });
}

/** Does commands one by one; gives the plan file before the first and after each step, and where the steps end. */
function record(initial: Plan, todo: readonly Intent[]): { document: PlanDocument; files: string[]; plans: Plan[] } {
  const document = createPlanDocument(initial, { author: 'a', clientId: 1 });
  const files = [fileOf(document)];
  const plans = [document.snapshot()];
  for (const [index, next] of todo.entries()) {
    const steps = document.history().length;
    perform(document, next, `n${index}`);
    if (document.history().length === steps) continue;
    files.push(fileOf(document));
    plans.push(document.snapshot());
  }
  return { document, files, plans };
}

describe(`history of a plan, seed ${SEED}`, () => {
  it('undoes every step to exactly the plan before and redoes it to exactly the plan after, also reopened in between', () => {
    fc.assert(
      fc.property(plan, intents, fc.nat(12), fc.nat(12), (initial, todo, reopenAtUndo, reopenAtRedo) => {
        const recorded = record(initial, todo);
        const { files } = recorded;
        let { document } = recorded;
        expect(document.history()).toHaveLength(files.length - 1);
        for (let left = files.length - 1; left > 0; left -= 1) {
          if (left === reopenAtUndo) document = reopen(document, 1);
          document.undo();
          expect(fileOf(document)).toBe(files[left - 1]);
        }
        expect(document.undoStep()).toBeNull();
        expect(fileOf(document)).toBe(writePlanFile(initial));
        for (let done = 1; done < files.length; done += 1) {
          if (done === reopenAtRedo) document = reopen(document, 2);
          document.redo();
          expect(fileOf(document)).toBe(files[done]);
        }
        expect(document.redoStep()).toBeNull();
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('goes to any step as one change', () => {
    fc.assert(
      fc.property(plan, intents, fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), (initial, todo, jumps) => {
        const { document, files } = record(initial, todo);
        let at = files.length - 1;
        let changes = 0;
        document.subscribe(() => (changes += 1));
        for (const jump of jumps) {
          const target = jump % files.length;
          changes = 0;
          document.goTo(document.history()[target - 1]?.id ?? null);
          expect(fileOf(document)).toBe(files[target]);
          expect(changes).toBe(target === at ? 0 : 1);
          expect(document.history().map(({ state }) => state)).toEqual(
            files.slice(1).map((_, index) => (index < target ? 'done' : 'undone')),
          );
          at = target;
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('tells what changed since any step as if the plan of then had been kept', () => {
    fc.assert(
      fc.property(plan, intents, fc.nat(20), fc.nat(20), (initial, todo, now, then) => {
        const { document, files, plans } = record(initial, todo);
        document.goTo(document.history()[(now % files.length) - 1]?.id ?? null);
        const since = then % files.length;
        const kept = plans[since];
        if (kept === undefined) return;
        const before = document.encode();
        expect(document.changesSince(document.history()[since - 1]?.id ?? null)).toEqual(
          differenceOf(kept, document.snapshot()),
        );
        expect(document.encode()).toEqual(before);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('drops what was undone when something else is done, and stays exact for the rest', () => {
    fc.assert(
      fc.property(plan, fc.array(gesture, { minLength: 4, maxLength: 16 }), (initial, gestures) => {
        const document = createPlanDocument(initial, { author: 'a', clientId: 1 });
        // The steps in force and the files between them, kept by hand.
        let line = [fileOf(document)];
        let at = 0;
        for (const [index, next] of gestures.entries()) {
          const before = document.history();
          perform(document, next, `n${index}`);
          const after = document.history();
          if (after.length > before.length) {
            line = [...line.slice(0, at + 1), fileOf(document)];
            at += 1;
          } else if (next === 'undo') at = Math.max(0, at - 1);
          else if (next === 'redo') at = Math.min(line.length - 1, at + 1);
          else if (typeof next === 'object') {
            const target = before[next.goTo % (before.length + 1)];
            const kept = before.filter(({ state }) => state !== 'dropped');
            if (target?.state !== 'dropped') at = target === undefined ? 0 : kept.indexOf(target) + 1;
          }
          expect(fileOf(document)).toBe(line[at]);
          const states = after.filter(({ state }) => state !== 'dropped').map(({ state }) => state);
          expect(states).toEqual(line.slice(1).map((_, step) => (step < at ? 'done' : 'undone')));
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe(`documents that exchange updates, seed ${SEED}`, () => {
  const gestures = fc.array(gesture, { minLength: 1, maxLength: 8 });

  it.each([
    ['of two authors', ['甲', '乙']],
    ['of one author in two tabs', ['甲', '甲']],
    ['of two authors, one of them in two tabs', ['甲', '甲', '乙']],
  ])('agree, also on the history, whatever the order of updates: %s', (_, authors) => {
    fc.assert(
      fc.property(
        plan,
        fc.array(gestures, { minLength: authors.length, maxLength: authors.length }),
        fc.array(gestures, { minLength: authors.length, maxLength: authors.length }),
        fc.infiniteStream(fc.nat()),
        (initial, first, second, dice) => {
          const source = createPlanDocument(initial, { author: '', clientId: 99 });
          const documents = authors.map((author, index) =>
            createPlanDocument({ updates: [source.encode()] }, { author, clientId: index + 1 }),
          );
          const sent: Uint8Array[][] = documents.map(() => []);
          for (const [index, document] of documents.entries()) document.onUpdate((update) => sent[index]?.push(update));
          const exchange = (): void => {
            for (const [index, document] of documents.entries()) {
              const others = sent.flatMap((list, from) => (from === index ? [] : list));
              for (const update of shuffled([...others, ...others], dice)) document.applyUpdate(update);
            }
          };
          for (const round of [first, second]) {
            for (const [index, document] of documents.entries()) {
              for (const [step, next] of (round[index] ?? []).entries()) {
                // A deletion elsewhere may have taken what the gesture is about: the intent is made for the plan at hand.
                perform(document, next, `${round === first ? 'x' : 'y'}${index}-${step}`);
              }
            }
            exchange();
            const [one, ...others] = documents;
            if (one === undefined) return;
            for (const other of others) {
              expect(fileOf(other)).toBe(fileOf(one));
              expect(other.history()).toEqual(one.history());
            }
            expect(fileOf(reopen(one, 1))).toBe(fileOf(one));
          }
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });
});

function shuffled<T>(list: readonly T[], dice: Iterator<number>): T[] {
  return list
    .map((item) => ({ item, roll: Number(dice.next().value) }))
    .sort((a, b) => a.roll - b.roll)
    .map(({ item }) => item);
}
