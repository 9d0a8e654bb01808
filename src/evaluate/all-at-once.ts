/** Runs work that could be done in slices without a pause; what it yields on the way is dropped. */
export function allAtOnce<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
