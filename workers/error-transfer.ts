import { type TransferHandler, transferHandlers } from 'comlink';

type Details = Readonly<Record<string, string | number>>;

/** An error as it crosses a thread: Comlink alone drops the class and every member but name, message and stack. */
interface WireError {
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | null;
  readonly details: Details;
}

/** A failure that crossed from a worker; `code` and `details` are what the worker's error carried. */
class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
  readonly code: string | null;
  readonly details: Details;
  constructor({ message, code, details, stack }: WireError) {
    super(message);
    this.code = code;
    this.details = details;
    if (stack !== undefined) this.stack = stack;
  }
}

/** Lets errors keep their code and details across the thread; both sides call this before anything else. */
export function carryErrorCodes(): void {
  const usual = transferHandlers.get('throw');
  if (usual === undefined) return;
  const handler: TransferHandler<{ readonly value: unknown }, WireError> = {
    canHandle: (value): value is { readonly value: unknown } => usual.canHandle(value),
    serialize: ({ value }) => [toWire(value), []],
    deserialize: (wire) => {
      throw new WorkerFailure(wire);
    },
  };
  transferHandlers.set('throw', handler);
}

function toWire(value: unknown): WireError {
  if (!(value instanceof Error)) return { message: String(value), stack: undefined, code: null, details: {} };
  const { message, stack } = value;
  return {
    message,
    stack,
    // Only texts are codes: the browser's own exceptions carry a number.
    code: 'code' in value && typeof value.code === 'string' ? value.code : null,
    details: 'details' in value ? (value.details as Details) : {},
  };
}
