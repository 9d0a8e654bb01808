/** Thrown when an overlay fails or its areas do not add up; the feature's numbers are refused. */
export class CutFailure extends Error {
  override readonly name = 'CutFailure';
  readonly code: 'overlay-failed' | 'areas-unbalanced';
  constructor(code: 'overlay-failed' | 'areas-unbalanced', message: string) {
    super(message);
    this.code = code;
  }
}

/** Largest relative difference between the parts of a cut and the whole. */
export const BALANCE_TOLERANCE = 1e-9;
