import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../src/plan/document.ts';
import { changedSchemes, withMeetingSchemes } from '../../src/plan/meeting-scheme.ts';
import { rebaseMark } from '../../src/plan/rebase-mark.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { PlanCommand } from '../../src/plan/plan-command.ts';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import { effectiveFeatures } from '../../src/plan/scheme-features.ts';
import { plan } from '../support/plan-arbitrary.ts';
import { type Intent, intent } from '../support/intent-arbitrary.ts';

const SEED = 20261122;
const intents = fc.array(intent, { maxLength: 8 });
const NAME = { label: 'revert-meeting', subject: '', count: 0 } as const;

function runAll(document: PlanDocument, todo: readonly Intent[], prefix: string): void {
  for (const [index, next] of todo.entries()) {
    const command = next(document.snapshot(), `${prefix}${String(index)}`);
    if (command !== null) document.run(command, { at: 1 });
  }
}

function fileOf(document: PlanDocument): string {
  return writePlanFile(document.snapshot());
}

/** What is done in a meeting: drawn, moved and deleted in the scheme on screen. */
const drafting = fc.array(fc.tuple(fc.constantFrom('draw', 'move', 'delete'), fc.nat(50)), {
  minLength: 1,
  maxLength: 6,
});

function draft(current: Plan, what: string, at: number, id: string): PlanCommand | null {
  const own = [...current.features.values()].filter(({ properties }) => properties.scenario === 'a');
  const inherited = effectiveFeatures(current, 'a', 2030);
  const chosen = what === 'move' ? own[at % Math.max(1, own.length)] : inherited[at % Math.max(1, inherited.length)];
  if (what === 'draw') {
    const properties = { kind: 'forest', scenario: 'a', from: null, until: null, status: 'planned', name: id } as const;
    const geometry = { type: 'Point' as const, coordinates: [117 + at, 40] };
    return { do: 'add-features', label: 'add-feature', features: [{ id, geometry, properties }] };
  }
  if (chosen === undefined) return null;
  if (what === 'delete') return { do: 'remove-features', ids: [chosen.id], scenario: 'a' };
  if (chosen.properties.removes !== undefined) return null;
  const geometry = { type: 'Point' as const, coordinates: [100, at] };
  const shapes = [{ id: chosen.id, geometry }];
  return { do: 'reshape-features', label: 'move-feature', shapes, added: [], removed: [], scenario: 'a' };
}

/** What counts, whatever its id and its place in drawing order. */
function land(current: Plan, scheme: string, year: number): readonly string[] {
  return effectiveFeatures(current, scheme, year)
    .map(({ geometry, properties: { kind, name, from, until } }) => JSON.stringify([geometry, kind, name, from, until]))
    .sort();
}

describe(`a meeting, seed ${String(SEED)}`, () => {
  it('is taken back as one step to exactly the plan at its beginning, and undo brings all of it back', () => {
    fc.assert(
      fc.property(plan, intents, intents, (initial, before, during) => {
        const document = createPlanDocument(initial, { author: 'a', clientId: 1 });
        runAll(document, before, 'b');
        const begun = fileOf(document);
        const mark = document.mark();
        runAll(document, during, 'd');
        const ended = fileOf(document);
        const steps = document.history().length;
        document.restore(mark, NAME, { at: 2 });
        expect(fileOf(document)).toBe(begun);
        if (begun === ended) return;
        expect(document.history()).toHaveLength(steps + 1);
        document.undo();
        expect(fileOf(document)).toBe(ended);
        document.redo();
        expect(fileOf(document)).toBe(begun);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('is taken back to what another tab alone has made of the plan', () => {
    fc.assert(
      fc.property(plan, intents, fc.array(fc.nat(50), { maxLength: 6 }), (initial, elsewhere, during) => {
        const here = createPlanDocument(initial, { author: 'a', clientId: 1 });
        const there = createPlanDocument({ updates: [here.encode()] }, { author: 'a', clientId: 2 });
        let mark = here.mark();
        const stop = here.onForeign((before, after) => (mark = rebaseMark(mark, before, after)));
        for (const [index, at] of during.entries()) {
          const command = draft(here.snapshot(), 'draw', at, `d${String(index)}`);
          if (command !== null) here.run(command, { at: 1 });
        }
        runAll(there, elsewhere, 'e');
        here.applyUpdate(there.encode(here.stateVector()));
        here.restore(mark, NAME, { at: 2 });
        stop();
        expect(fileOf(here)).toBe(fileOf(there));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('kept as a scheme leaves its own scheme as it was and counts in the new one as at its end', () => {
    fc.assert(
      fc.property(plan, drafting, (initial, during) => {
        const document = createPlanDocument(initial, { author: 'a', clientId: 1 });
        const mark = document.mark();
        for (const [index, [what, at]] of during.entries()) {
          const command = draft(document.snapshot(), what, at, `d${String(index)}`);
          if (command !== null) document.run(command, { at: 1 });
        }
        const ended = document.snapshot();
        const changed = changedSchemes(mark.plan, ended);
        // Nothing was changed, or it was changed back.
        if (changed.length === 0) return;
        expect(changed.map(({ id }) => id)).toContain('a');
        const scheme = { parent: 'a', id: 'meeting', name: '会议方案' };
        document.restore(mark, NAME, { at: 2 }, (then) => withMeetingSchemes(then, ended, [scheme]));
        const kept = document.snapshot();
        expect(kept.scenarios.at(-1)).toEqual({ id: 'meeting', name: '会议方案', parent: 'a' });
        for (const year of [2020, 2025, 2030, 2060]) {
          expect(land(kept, 'a', year)).toEqual(land(mark.plan, 'a', year));
          expect(land(kept, 'meeting', year)).toEqual(land(ended, 'a', year));
        }
        document.undo();
        expect(writePlanFile(document.snapshot())).toBe(writePlanFile(ended));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});
