import { type Cell, createCell } from './cell.ts';
import type { Problem } from './desk.ts';

/** Failures on screen until somebody answers them or they are overcome. */
export interface ProblemList {
  readonly problems: Cell<readonly Problem[]>;
  /** Shows a failure; one of the same code about the same thing (`name`, `file` or `seed`) is replaced. */
  raise(code: string, details: Problem['details'], actions?: Problem['actions']): void;
  dismiss(id: string): void;
  /** Takes away what no longer holds. */
  settle(isOvercome: (problem: Problem) => boolean): void;
}

/** Starts an empty list. */
export function createProblemList(newId: () => string): ProblemList {
  const problems = createCell<readonly Problem[]>([]);

  function settle(isOvercome: (problem: Problem) => boolean): void {
    const left = problems.get().filter((one) => !isOvercome(one));
    if (left.length < problems.get().length) problems.set(left);
  }

  return {
    problems,
    raise(code, details, actions = []) {
      const others = problems.get().filter((one) => one.code !== code || thingOf(one.details) !== thingOf(details));
      problems.set([...others, { id: newId(), code, details, actions }]);
    },
    dismiss: (id) => settle((one) => one.id === id),
    settle,
  };
}

function thingOf(details: Problem['details']): string | number | undefined {
  return details['name'] ?? details['file'] ?? details['seed'];
}
