import { expect, it } from 'vitest';
import { nameStep } from '../../../src/plan/name-step.ts';
import type { PlanCommand } from '../../../src/plan/plan-command.ts';
import type { StepName } from '../../../src/plan/step-name.ts';
import { drawnFeature, smallPlan, square } from '../../support/small-plan.ts';

const plan = smallPlan(['f1', 'f2'].map((id) => drawnFeature(id, 'a')));
const added = [drawnFeature('f3', 'a'), drawnFeature('f4', 'a')];
const dataset = { role: 'land-cover', href: 'new.fgb' } as const;
const reshape = { do: 'reshape-features', scenario: 'a', added: [], removed: [] } as const;
const shapes = [{ id: 'f1', geometry: square(1, 1) }];

it.each<[PlanCommand, StepName]>([
  [
    { do: 'add-features', features: added.slice(0, 1), label: 'paste-feature' },
    { label: 'paste-feature', subject: 'f3 号', count: 1 },
  ],
  [
    { do: 'add-features', features: added, label: 'import-features' },
    { label: 'import-features', subject: '', count: 2 },
  ],
  [
    { ...reshape, shapes, label: 'move-vertex' },
    { label: 'move-vertex', subject: 'f1 号', count: 1 },
  ],
  [
    // What is made of one feature is done to one.
    { ...reshape, shapes, added: [{ feature: drawnFeature('f3', 'a'), after: 'f1' }], label: 'split-feature' },
    { label: 'split-feature', subject: 'f1 号', count: 1 },
  ],
  [
    { ...reshape, shapes, removed: ['f2'], label: 'merge-features' },
    { label: 'merge-features', subject: '', count: 2 },
  ],
  [
    { do: 'set-properties', ids: ['f2', 'f2'], values: { name: 'x' }, unset: [], label: 'rename-feature' },
    { label: 'rename-feature', subject: 'f2 号', count: 1 },
  ],
  [
    { do: 'remove-features', ids: ['f2'], scenario: 'a' },
    { label: 'remove-feature', subject: 'f2 号', count: 1 },
  ],
  [
    { do: 'order-features', ids: ['f1', 'f2'], before: null },
    { label: 'order-features', subject: '', count: 2 },
  ],
  [
    { do: 'rename-plan', name: '新名' },
    { label: 'rename-plan', subject: '新名', count: 0 },
  ],
  [
    { do: 'add-scenario', scenario: { id: 'c', name: '方案三' } },
    { label: 'add-scenario', subject: '方案三', count: 0 },
  ],
  [
    { do: 'set-factors', factors: { 'cf.a': null }, label: 'reset-factor' },
    { label: 'reset-factor', subject: 'cf.a', count: 1 },
  ],
  [
    { do: 'set-factors', factors: { 'cf.a': null }, label: 'reset-factor', name: '含碳率 · 马尾松' },
    { label: 'reset-factor', subject: '含碳率 · 马尾松', count: 1 },
  ],
  [
    { do: 'set-factors', factors: { 'cf.a': null, 'cf.b': null }, label: 'import-factors', name: '两个' },
    { label: 'import-factors', subject: '', count: 2 },
  ],
  [
    { do: 'set-carbon', choices: { climate: 'CTM' } },
    { label: 'set-carbon', subject: '', count: 0 },
  ],
  [
    { do: 'set-carbon-checks', checks: { '113-2': null } },
    { label: 'set-carbon-checks', subject: '113-2', count: 1 },
  ],
  [
    { do: 'set-targets', targets: { 'own-cover': null }, label: 'remove-target', name: '森林覆盖率' },
    { label: 'remove-target', subject: '森林覆盖率', count: 1 },
  ],
  [
    { do: 'set-waivers', waivers: { 'r/f/a': null }, label: 'withdraw-waiver', name: '光伏占耕地' },
    { label: 'withdraw-waiver', subject: '光伏占耕地', count: 1 },
  ],
  [
    { do: 'set-coverage', choices: null },
    { label: 'set-coverage', subject: '', count: 0 },
  ],
  [
    { do: 'set-blue-green', classes: null },
    { label: 'set-blue-green', subject: '', count: 0 },
  ],
  [
    { do: 'set-base', dataset },
    { label: 'set-base', subject: 'new.fgb', count: 0 },
  ],
  [
    { do: 'remove-base', role: 'land-cover' },
    { label: 'remove-base', subject: '', count: 0 },
  ],
])('the name of a step says what was done, and to what when it was one thing (case %#)', (command, name) => {
  expect(nameStep(plan, command)).toEqual(name);
});
