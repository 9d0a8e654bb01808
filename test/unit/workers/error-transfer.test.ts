import { expose, wrap } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { carryErrorCodes } from '../../../workers/error-transfer.ts';

class CodedFailure extends Error {
  override readonly name = 'CodedFailure';
  readonly code = 'areas-unbalanced';
  readonly details = { feature: 'f1', areaM2: 12.5 };
}

/** Throws what is no error, as some libraries do. */
function fail(thrown: unknown): never {
  throw thrown;
}

const failures = {
  coded: () => Promise.reject(new CodedFailure('12.5 m² are missing')),
  plain: () => Promise.reject(new TypeError('not a function')),
  aborted: () => Promise.reject(new DOMException('stopped', 'AbortError')),
  text: () => Promise.resolve().then(() => fail('no error at all')),
  fine: () => Promise.resolve(7),
};

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

/** The failures as the other side of a thread sees them. */
function remote(): typeof failures {
  carryErrorCodes();
  const channel = new MessageChannel();
  channels.push(channel);
  expose(failures, channel.port1);
  return wrap<typeof failures>(channel.port2);
}

describe('an error that crosses a thread', () => {
  it('keeps its code, details, message and stack', async () => {
    const error: unknown = await remote()
      .coded()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      message: '12.5 m² are missing',
      code: 'areas-unbalanced',
      details: { feature: 'f1', areaM2: 12.5 },
    });
    expect((error as Error).stack).toContain('error-transfer.test');
  });

  it('has no code where it had none', async () => {
    await expect(remote().plain()).rejects.toMatchObject({ message: 'not a function', code: null, details: {} });
    // The number that browsers keep on their own exceptions is no message key.
    await expect(remote().aborted()).rejects.toMatchObject({ message: 'stopped', code: null, details: {} });
  });

  it('becomes an error when something else was thrown', async () => {
    await expect(remote().text()).rejects.toMatchObject({ message: 'no error at all', code: null });
  });

  it('can be set up twice in one thread', async () => {
    carryErrorCodes();
    await expect(remote().coded()).rejects.toMatchObject({ code: 'areas-unbalanced' });
    await expect(remote().fine()).resolves.toBe(7);
  });
});
