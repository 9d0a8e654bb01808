import type * as Y from 'yjs';
import type { PlanEdit } from './plan-edit.ts';
import { type StepMark, stateSteps } from './step-history.ts';
import type { HistoryStep, LoggedStep } from './step-name.ts';

/** A step as the document keeps it, with all that is needed to take it back and to do it again. */
interface StoredStep extends LoggedStep {
  readonly id: string;
  readonly edits: readonly PlanEdit[];
}

/** Steps written before they kept what they changed. */
type OldStep = Omit<LoggedStep, 'count'>;

/** The steps of a document and which of them are taken back (操作记录): a list that only grows, and marks beside it. */
export class DocumentLog {
  readonly #steps: Y.Array<StoredStep | OldStep>;
  readonly #marks: Y.Map<StepMark>;
  #history: readonly HistoryStep[] | null = null;
  /** Steps as last described, so that a long history is not made anew with every step. */
  readonly #described = new WeakMap<StoredStep | OldStep, HistoryStep>();

  constructor(doc: Y.Doc) {
    this.#steps = doc.getArray('log');
    this.#marks = doc.getMap('marks');
  }

  /** Whether a transaction changed the record; what was read before is then read anew. */
  follow(transaction: Y.Transaction): boolean {
    const holders: ReadonlySet<unknown> = new Set(transaction.changed.keys());
    if (!holders.has(this.#steps) && !holders.has(this.#marks)) return false;
    this.#history = null;
    return true;
  }

  /** Every step that was ever done, oldest first. */
  history(): readonly HistoryStep[] {
    this.#history ??= this.#read();
    return this.#history;
  }

  /** What the step at a position of the history changed. */
  editsAt(position: number): readonly PlanEdit[] {
    const step = this.#steps.get(position);
    return 'edits' in step ? step.edits : [];
  }

  add(step: StoredStep): void {
    this.#steps.push([step]);
  }

  #read(): readonly HistoryStep[] {
    const stored = this.#steps.toArray();
    const described = stored.map((step, index) => this.#described.get(step) ?? describeStep(step, index));
    const history = stateSteps(described, this.#marks);
    for (const [index, step] of stored.entries()) {
      const read = history[index];
      if (read !== undefined) this.#described.set(step, read);
    }
    return history;
  }

  mark(id: string, mark: StepMark | null): void {
    if (mark === null) this.#marks.delete(id);
    else if (this.#marks.get(id) !== mark) this.#marks.set(id, mark);
  }
}

function describeStep(step: StoredStep | OldStep, index: number): HistoryStep {
  const { label, subject, author, at } = step;
  const named = { label, subject, author, at, state: 'done' } as const;
  if ('edits' in step) return { id: step.id, count: step.count, reversible: true, ...named };
  const isAboutPlan = label === 'rename-plan' || label === 'add-scenario' || label === 'set-base';
  return { id: `old-${index}`, count: isAboutPlan ? 0 : 1, reversible: false, ...named };
}
