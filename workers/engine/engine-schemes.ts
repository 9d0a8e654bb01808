import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { EvaluationProgress } from '../../src/evaluate/evaluation.ts';
import { weighPiecesInSteps } from '../../src/evaluate/piece-effects.ts';
import type { SchemeApi } from './contract/scheme-matrix.ts';
import type { District } from './district.ts';
import type { EnginePorts } from './engine-ports.ts';
import { namingOutOfMemory } from './out-of-memory.ts';
import { runInSlices } from './slices.ts';

/** What it needs of the engine. */
export interface EngineSchemesParts {
  readonly ports: EnginePorts;
  readonly district: () => District;
  readonly plan: () => EvaluablePlan;
  readonly revision: () => number;
  /** Tells whether work on a district that begins now is outdated. */
  readonly outdated: (current: District) => () => boolean;
}

/** Answers questions about many schemes, for the plan as it stands when asked; the last question of a kind ends the one before. */
export function createEngineSchemes({ ports, district, plan, revision, outdated }: EngineSchemesParts): SchemeApi {
  const asked = { matrix: 0, weigh: 0 };

  function run<Result>(
    kind: keyof typeof asked,
    steps: (current: District) => Generator<EvaluationProgress, Result, void>,
  ): Promise<Result> {
    return namingOutOfMemory(async () => {
      const current = district();
      asked[kind] += 1;
      const question = asked[kind];
      const isOutdated = outdated(current);
      return runInSlices(
        steps(current),
        ports,
        ({ done, total }) => ports.onProgress({ step: kind, source: '', done, total }),
        () => (isOutdated() ? `${kind}-outdated` : asked[kind] === question ? null : `${kind}-cancelled`),
      );
    });
  }

  return {
    evaluateMatrix: (request) => run('matrix', ({ matrix }) => matrix.matrixInSteps(plan(), request, revision())),
    async cancelMatrix() {
      asked.matrix += 1;
    },
    weighPieces: (request) =>
      run('weigh', ({ evaluator, evaluations }) =>
        weighPiecesInSteps(plan(), request, revision(), evaluator, evaluations),
      ),
    async cancelWeighing() {
      asked.weigh += 1;
    },
  };
}
