import { describe, expect, it } from 'vitest';
import { TopologyOutOfMemory } from '../../../src/geo/topology-out-of-memory.ts';
import { namingOutOfMemory } from '../../../workers/engine/out-of-memory.ts';

function failing(error: unknown): Promise<unknown> {
  return namingOutOfMemory(() => Promise.reject(error as Error)).catch((caught: unknown) => caught);
}

describe('memory that runs out', () => {
  it('has one code, whoever notices it', async () => {
    const arrays: unknown[] = [];
    for (const make of [() => new Float64Array(2 ** 50), () => new ArrayBuffer(2 ** 53 - 1)]) {
      try {
        make();
      } catch (error) {
        arrays.push(error);
      }
    }
    expect(arrays).toHaveLength(2);
    for (const error of [...arrays, new TopologyOutOfMemory('bad_alloc')]) {
      expect(await failing(error)).toMatchObject({ code: 'out-of-memory' });
    }
  });

  it('is not seen in other failures, which pass unchanged', async () => {
    const other = new RangeError('Maximum call stack size exceeded');
    expect(await failing(other)).toBe(other);
  });
});
