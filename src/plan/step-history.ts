import type { HistoryStep } from './step-name.ts';

/** How a step was marked: taken back, or taken back for good because its author then did something else. Unmarked = done. */
export type StepMark = 'undone' | 'dropped';

/** Steps to take back and to do again, each in the order in which that has to happen; positions in the history. */
export interface HistoryPath {
  readonly undo: readonly number[];
  readonly redo: readonly number[];
}

/**
 * The state of every step. Beside those marked so, a step counts as dropped when its author took it back in one page while he
 * went on in another: what was done later builds on the plan without it.
 *
 * @param steps as they were last described; those in another state now are given as new objects
 */
export function stateSteps(
  steps: readonly HistoryStep[],
  marks: { readonly get: (id: string) => StepMark | undefined },
): HistoryStep[] {
  const busy = new Set<string>();
  const stated = [...steps];
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index];
    if (step === undefined) continue;
    const mark = marks.get(step.id);
    if (mark === undefined) busy.add(step.author);
    const state = mark === undefined ? 'done' : busy.has(step.author) ? 'dropped' : mark;
    if (step.state !== state) stated[index] = { ...step, state };
  }
  return stated;
}

/** The step that undo would take back: the author's last one, if it can be taken back. */
export function stepToUndo(history: readonly HistoryStep[], author: string): HistoryStep | null {
  const last = history.findLast((step) => step.state === 'done' && step.author === author);
  return last?.reversible === true ? last : null;
}

/** The step that redo would bring back: the first that the author took back and that still can be done again. */
export function stepToRedo(history: readonly HistoryStep[], author: string): HistoryStep | null {
  let next: HistoryStep | null = null;
  for (const step of history.toReversed()) {
    if (step.author !== author) continue;
    if (step.state === 'done') break;
    if (step.state === 'undone') next = step;
  }
  return next;
}

/**
 * What has to be taken back and done again so that a step becomes the last one done (null = none). Stops before a step that
 * cannot be taken back.
 *
 * @param author whose steps may be touched; everybody's when left out
 * @returns null when the step is not in the history or has been dropped
 */
export function pathTo(history: readonly HistoryStep[], id: string | null, author?: string): HistoryPath | null {
  const target = id === null ? -1 : history.findIndex((step) => step.id === id);
  if (id !== null && (target < 0 || history[target]?.state === 'dropped')) return null;
  const undo: number[] = [];
  for (let index = history.length - 1; index > target; index -= 1) {
    const step = history[index];
    if (step?.state !== 'done' || (author !== undefined && step.author !== author)) continue;
    if (!step.reversible) return { undo, redo: [] };
    undo.push(index);
  }
  const redo: number[] = [];
  for (let index = 0; index <= target; index += 1) {
    const step = history[index];
    if (step?.state === 'undone' && (author === undefined || step.author === author)) redo.push(index);
  }
  return { undo, redo };
}
