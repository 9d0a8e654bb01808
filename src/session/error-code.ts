/**
 * The code that an error carries as text, which is a message key; `fallback` for any other. Browser exceptions carry a number
 * and failures from a worker may carry none.
 */
export function errorCode(error: unknown, fallback: string): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : fallback;
}

/** What an error says in its own words, for details of a message. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
