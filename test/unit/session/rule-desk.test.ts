import { beforeEach, describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../../src/plan/document.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { createCell, type WritableCell } from '../../../src/session/cell.ts';
import { createRuleDesk, type RuleDesk } from '../../../src/session/rule-desk.ts';
import { ownRule } from '../../support/own-rule.ts';
import { wholePlan } from '../../support/plan-pieces.ts';

let document: PlanDocument;
let plan: WritableCell<Plan>;
let desk: RuleDesk;
let said: [string, Readonly<Record<string, unknown>>][];
let saved: [name: string, content: string][];

beforeEach(() => {
  document = createPlanDocument(wholePlan([]), { author: 'local' });
  plan = createCell(document.snapshot());
  document.subscribe(() => plan.set(document.snapshot()));
  said = [];
  saved = [];
  desk = createRuleDesk({
    ports: {
      files: {
        pick: async () => null,
        pickMany: async () => null,
        save: async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
          saved.push([name, String(content)]);
          return true;
        },
      },
    } as unknown as Parameters<typeof createRuleDesk>[0]['ports'],
    plan,
    run(command) {
      document.run(command, { at: 1 });
    },
    say: (key, details) => void said.push([key, details]),
    text: (key, values) => (key === 'rules.file-name' ? '用地规则' : `按文件“${values?.['file'] ?? ''}”`),
  });
});

function distanceOf(id: string): number | null | undefined {
  return desk.rules.get().find((rule) => rule.id === id)?.distanceM;
}

const file = (text: string) => ({ name: '细则.json', blob: new Blob([text]) });

describe('the rules of a plan', () => {
  it('follow changes, switches and own rules, each one step with a name, and go back', () => {
    const before = desk.rules.get();
    desk.change('wind.setback', { distanceM: 800, reason: '细则' }, '风机距居民点');
    expect(distanceOf('wind.setback')).toBe(800);
    expect(document.undoStep()).toMatchObject({ label: 'change-rule', subject: '风机距居民点' });
    desk.change('pv.cropland', { off: true, reason: '试点' }, '不得占用耕地');
    expect(desk.rules.get().some(({ id }) => id === 'pv.cropland')).toBe(false);
    desk.setOwn('own-1', ownRule(), '不占造林地');
    expect(desk.rules.get().at(-1)?.id).toBe('own-1');
    expect(desk.entries(2026).find(({ rule }) => rule.id === 'pv.cropland')?.standing).toBe('off');
    for (let step = 0; step < 3; step += 1) document.undo();
    expect(plan.get().rules).toBeUndefined();
    expect(desk.rules.get()).toEqual(before);
  });

  it('come back from the file they were saved to, as one step', async () => {
    desk.change('wind.setback', { distanceM: 800, reason: '细则' }, 'x');
    desk.setOwn('own-1', ownRule(), 'y');
    await desk.exportFile();
    const [[name, content] = ['', '']] = saved;
    expect(name).toMatch(/用地规则\.json$/u);
    document.undo();
    document.undo();
    await desk.readFile(file(content));
    expect(distanceOf('wind.setback')).toBe(800);
    expect(plan.get().rules?.own).toEqual({ 'own-1': ownRule() });
    expect(plan.get().rules?.changes['wind.setback']?.reason).toBe('按文件“细则.json”');
    expect(said.at(-1)).toEqual(['toast.rules-imported', { count: 2, file: '细则.json' }]);
    document.undo();
    expect(plan.get().rules).toBeUndefined();
  });

  it('stay as they are where a file says nothing new, or is refused', async () => {
    await desk.exportFile();
    await desk.readFile(file(saved[0]?.[1] ?? ''));
    expect(said.at(-1)?.[0]).toBe('toast.rules-same');
    await desk.readFile(file('{'));
    expect(desk.refused.get()).toMatchObject({ code: 'not-json', details: { file: '细则.json' } });
    desk.dismissRefused();
    expect(desk.refused.get()).toBeNull();
    expect(plan.get().rules).toBeUndefined();
  });
});
