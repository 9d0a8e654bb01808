/** The engine's memory was not enough; `code` is the message key. The plan is elsewhere and unharmed. */
class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
  readonly code = 'out-of-memory';
}

/** Runs work of the engine; whichever way memory runs out, it shows as {@link OutOfMemory}. */
export async function namingOutOfMemory<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isOutOfMemory(error) ? new OutOfMemory(error.message) : error;
  }
}

/** GEOS says it by a code of its own; arrays that cannot be made are range errors, worded by each browser in its way. */
function isOutOfMemory(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'topology-out-of-memory') return true;
  return error instanceof RangeError && /alloc|array length|array buffer|typed array|memory/iu.test(error.message);
}
