import type { PieceEffect, WeighRequest } from '../../../src/evaluate/piece-effects.ts';
import type { MatrixRequest, SchemeMatrix } from '../../../src/evaluate/scheme-matrix.ts';

/** The part of the engine that works on many schemes at once. In slices, beside evaluations, and not given up with them. */
export interface SchemeApi {
  /**
   * Numbers of all schemes and years asked for, with progress `matrix` in cells. The next plan outdates it (`matrix-outdated`);
   * {@link SchemeApi.cancelMatrix} gives it up (`matrix-cancelled`). What was worked out until then is kept.
   */
  evaluateMatrix(request: MatrixRequest): Promise<SchemeMatrix>;
  cancelMatrix(): Promise<void>;
  /** What each piece in which two schemes differ would change, with progress `weigh` in pieces; given up with `weigh-…`. */
  weighPieces(request: WeighRequest): Promise<readonly PieceEffect[]>;
  cancelWeighing(): Promise<void>;
}
