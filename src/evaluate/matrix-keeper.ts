import type { EvaluablePlan } from './evaluable-plan.ts';
import type { Evaluation, EvaluationProgress, EvaluationScope } from './evaluation.ts';
import type { EvaluationKeeper } from './evaluation-keeper.ts';
import type { Evaluator } from './evaluator.ts';
import type { FindingsFinder } from './rules/findings-finder.ts';
import { isSameInputs, type SchemeInputs, schemeInputs } from './scheme-inputs.ts';
import type { MatrixCell, MatrixRequest, SchemeMatrix } from './scheme-matrix.ts';

/** Works out matrices cell by cell and keeps the cells, so that an edit costs those of the schemes that have the feature. */
export interface MatrixKeeper {
  /** Yields within every cell; progress is counted in cells. Cells that were finished stay kept when it is given up. */
  matrixInSteps(
    plan: EvaluablePlan,
    request: MatrixRequest,
    revision: number,
  ): Generator<EvaluationProgress, SchemeMatrix, void>;
}

/** Twenty schemes in ten years. */
const CELLS_KEPT = 200;

interface KeptCell {
  readonly inputs: SchemeInputs;
  readonly revision: number;
  readonly cell: MatrixCell;
}

/** Starts with nothing kept. Few schemes are kept as whole evaluations, too: they are likely to be looked at next. */
export function createMatrixKeeper(
  evaluator: Evaluator,
  evaluations: EvaluationKeeper,
  findings: FindingsFinder,
): MatrixKeeper {
  const kept = new Map<string, KeptCell>();

  function* workOut(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    keepsWhole: boolean,
  ): Generator<EvaluationProgress, MatrixCell, void> {
    const evaluation: Evaluation = keepsWhole
      ? yield* evaluations.evaluateInSteps(plan, scope)
      : (evaluations.known(plan, scope) ?? (yield* evaluator.evaluateInSteps(plan, scope)));
    const found = yield* findings.findInSteps(plan, scope);
    return {
      scenario: scope.scenario,
      year: scope.year,
      measures: evaluation.measures.filter(({ group }) => group === null),
      targets: evaluation.targets,
      conflicts: found.findings.map(({ id, severity, areaM2 }) => ({ id, severity, areaM2 })),
    };
  }

  return {
    *matrixInSteps(plan, { scenarios, years }, revision) {
      const total = scenarios.length * years.length;
      const cells: MatrixCell[] = [];
      for (const scenario of scenarios) {
        const inputs = schemeInputs(plan, scenario);
        for (const year of years) {
          const key = `${String(year)} ${scenario}`;
          const before = kept.get(key);
          let cell: MatrixCell;
          if (before !== undefined && isSameInputs(before.inputs, inputs)) {
            cell = before.revision === revision ? before.cell : stamped(before.cell, revision);
          } else {
            const steps = workOut(plan, { scenario, year, revision }, years.length === 1);
            cell = yield* inCells(steps, { done: cells.length, total });
          }
          kept.delete(key);
          kept.set(key, { inputs, revision, cell });
          const [oldest] = kept.keys();
          if (kept.size > CELLS_KEPT && oldest !== undefined) kept.delete(oldest);
          cells.push(cell);
          yield { done: cells.length, total };
        }
      }
      return { revision, cells };
    },
  };
}

function stamped(cell: MatrixCell, revision: number): MatrixCell {
  return { ...cell, measures: cell.measures.map((row) => ({ ...row, revision })) };
}

/** Lets work yield as before, with progress counted in cells. */
function* inCells<Result>(
  steps: Generator<EvaluationProgress, Result, void>,
  progress: EvaluationProgress,
): Generator<EvaluationProgress, Result, void> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield progress;
  }
}
