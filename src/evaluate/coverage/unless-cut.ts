import { CutFailure } from '../cut-failure.ts';

/** The answer, or what stands for it where an outline cannot be cut; bugs are thrown on. */
export function unlessCut<Value, Instead>(ask: () => Value, instead: Instead): Value | Instead {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CutFailure) return instead;
    throw error;
  }
}
