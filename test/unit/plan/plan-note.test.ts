import { describe, expect, it } from 'vitest';
import { plan as english } from '../../../src/i18n/en/plan.ts';
import { plan as chinese } from '../../../src/i18n/zh/plan.ts';
import { formatMember, type PlanNoteCode } from '../../../src/plan/plan-note.ts';
import type { StepLabel } from '../../../src/plan/step-name.ts';

type Wanted = `plan-note.${PlanNoteCode}` | `step.${StepLabel}` | 'step.count';

/** Does not compile when a note or a step has no words, or words have neither: both lists must be empty. */
const unnamed: Exclude<Wanted, keyof typeof chinese>[] = [];
const leftOver: Exclude<keyof typeof chinese, Wanted>[] = [];
const nothing: readonly never[] = [...unnamed, ...leftOver];

describe('a note', () => {
  it('points at a member the way people do', () => {
    expect(formatMember(['tantu', 'targets', 3, 'op'])).toBe('tantu.targets[3].op');
    expect(formatMember(['features', 0])).toBe('features[0]');
    expect(formatMember([])).toBe('');
  });

  it('says the same facts in both languages', () => {
    expect(nothing).toEqual([]);
    const valuesIn = (text: string): string[] => [...new Set(text.match(/\{\w+/g) ?? [])].sort();
    for (const [key, text] of Object.entries(chinese)) {
      expect([key, valuesIn(english[key as keyof typeof english])]).toEqual([key, valuesIn(text)]);
    }
  });

  it('is written in the voice of the product', () => {
    for (const text of Object.values(chinese)) expect(text).not.toMatch(/[!！您]|成功|请稍候|操作|系统|[,;:?]/);
    for (const text of Object.values(english)) expect(text).not.toMatch(/!|n['’]t\b/);
  });
});
