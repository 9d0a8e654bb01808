import type { DraftStoreError, DraftStoreErrorCode } from '../session/ports.ts';

/** A draft could not be written or read; nothing half-written stays behind. */
export class DraftFailure extends Error implements DraftStoreError {
  override readonly name = 'DraftFailure';
  readonly code: DraftStoreErrorCode;

  constructor(code: DraftStoreErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** What the browser's complaint means while the database is being opened. */
export function failureOfOpening(error: unknown): DraftFailure {
  if (error instanceof DraftFailure) return error;
  const name = nameOf(error);
  if (name === 'QuotaExceededError') return new DraftFailure('storage-full', error);
  // Private windows, blocked site data and sandboxed frames complain under these names.
  const denied = name === 'SecurityError' || name === 'InvalidStateError' || name === 'NotAllowedError';
  return new DraftFailure(denied ? 'storage-denied' : 'storage-failed', error);
}

/**
 * What it means while reading or writing.
 *
 * @param isCutOff whether the connection has been closed meanwhile
 */
export function failureOfWork(error: unknown, isCutOff: boolean): DraftFailure {
  if (error instanceof DraftFailure) return error;
  const name = nameOf(error);
  if (name === 'QuotaExceededError') return new DraftFailure('storage-full', error);
  // A closed connection answers with InvalidStateError; a wiped database lacks its tables.
  if (isCutOff || name === 'InvalidStateError' || name === 'NotFoundError')
    return new DraftFailure('storage-lost', error);
  if (name === 'SecurityError' || name === 'NotAllowedError') return new DraftFailure('storage-denied', error);
  return new DraftFailure('storage-failed', error);
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
