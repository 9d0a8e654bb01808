import { colourEligible, paintEligible } from '../../src/evaluate/eligible/eligible-picture.ts';
import type { ShownLand } from '../../src/evaluate/eligible/eligible-finder.ts';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { EvaluationProgress } from '../../src/evaluate/evaluation.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';
import { type ByteCache, createByteCache } from '../../src/land/byte-cache.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { createTileFrame, type TileFrame } from '../../src/land/tile-frame.ts';
import type { EligibleApi } from './contract/eligible.ts';
import type { District } from './district.ts';
import { namingOutOfMemory } from './out-of-memory.ts';

/** What it needs of the engine. */
export interface EngineEligibleParts {
  readonly district: () => District;
  readonly plan: () => EvaluablePlan;
  readonly revision: () => number;
  readonly run: <Result>(
    current: District,
    steps: Generator<EvaluationProgress, Result, void>,
    isWanted: () => boolean,
  ) => Promise<Result>;
}

/** Painted pictures are kept, two screens full of 0.25 MB each: a change of colours costs no painting. */
const KEPT_BYTES = 8 * 2 ** 20;

/** Answers where a kind could go, for the plan as it stands when asked. */
export function createEngineEligible({ district, plan, revision, run }: EngineEligibleParts): EligibleApi {
  /** Goes up with every question and every giving up. */
  let turn = 0;
  let framed: { readonly land: LandTable; readonly frame: TileFrame | null } | null = null;
  let painted: { readonly of: ShownLand; readonly pictures: ByteCache<Uint8Array<ArrayBuffer>> } | null = null;

  function frameOf(land: LandTable): TileFrame | null {
    if (framed?.land !== land) framed = { land, frame: createTileFrame(land) };
    return framed.frame;
  }

  return {
    eligibleLand: (kind, scenario, year) =>
      namingOutOfMemory(async () => {
        const current = district();
        turn += 1;
        const mine = turn;
        const steps = current.eligible.findInSteps(plan(), { scenario, year, revision: revision() }, kind);
        return run(current, steps, () => mine === turn);
      }),
    async cancelEligible() {
      turn += 1;
    },
    async eligibleAt(longitude, latitude) {
      return district().eligible.at(planeX(longitude), planeY(latitude));
    },
    async eligiblePicture(z, x, y, colours) {
      const { base, eligible } = district();
      const shown = eligible.shown();
      const frame = base === null ? null : frameOf(base.land);
      if (base === null || shown === null || frame === null) return null;
      if (painted?.of !== shown) painted = { of: shown, pictures: createByteCache(KEPT_BYTES) };
      const key = `${String(z)}/${String(x)}/${String(y)}`;
      const numbers = painted.pictures.get(key, () => paintEligible(shown, base, frame, z, x, y));
      return numbers === null ? null : colourEligible(numbers, colours);
    },
  };
}
