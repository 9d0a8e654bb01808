import type { PlanDocument } from '../plan/document.ts';
import type { HistoryStep, StepName } from '../plan/step-name.ts';
import { createCell } from './cell.ts';
import type { Desk } from './desk.ts';

/** Steps of the plan, done and undone. */
export interface StepHistory extends Pick<
  Desk,
  'undoStep' | 'redoStep' | 'history' | 'undo' | 'redo' | 'goToStep' | 'changesSince' | 'planAfter'
> {
  /** Brings the cells up to date with the document. */
  readonly follow: () => void;
}

/**
 * Shows the steps of a document and goes through them.
 *
 * @param put drops what is under the pencil: it was drawn on the plan as it was
 */
export function createStepHistory(document: PlanDocument, put: () => void): StepHistory {
  const undoStep = createCell<StepName | null>(document.undoStep());
  const redoStep = createCell<StepName | null>(document.redoStep());
  const history = createCell<readonly HistoryStep[]>(document.history());
  return {
    undoStep,
    redoStep,
    history,
    follow() {
      undoStep.set(document.undoStep());
      redoStep.set(document.redoStep());
      history.set(document.history());
    },
    undo() {
      put();
      document.undo();
    },
    redo() {
      put();
      document.redo();
    },
    goToStep(id) {
      put();
      document.goTo(id);
    },
    changesSince: (step) => document.changesSince(step),
    planAfter: (step) => document.planAfter(step),
  };
}
