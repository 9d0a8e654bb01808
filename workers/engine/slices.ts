/** Time and rest for long work in a worker. */
export interface SliceClock {
  /** Milliseconds on any clock. */
  readonly now: () => number;
  /** Lets waiting messages through. */
  readonly pause: () => Promise<void>;
}

/** Longest stretch of work between two pauses, ms: an answer to the pointer may have to wait that long. */
const SLICE_MS = 20;

/** Work that was given up half-way; `code` says by whom. */
export class WorkStopped extends Error {
  override readonly name = 'WorkStopped';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * Runs long work piece by piece, so that the worker stays answerable.
 *
 * @param stopCode asked after every pause: null to go on, else the code with which the work is given up
 * @throws {@link WorkStopped}
 */
export async function runInSlices<Step, Result>(
  steps: Generator<Step, Result>,
  clock: SliceClock,
  onStep: (step: Step) => void,
  stopCode: () => string | null,
): Promise<Result> {
  let sliceEnd = clock.now() + SLICE_MS;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (clock.now() < sliceEnd) continue;
    onStep(step.value);
    await clock.pause();
    const code = stopCode();
    if (code !== null) throw new WorkStopped(code);
    sliceEnd = clock.now() + SLICE_MS;
  }
}
