import { describe, expect, it } from 'vitest';
import { createSeedLibrary } from '../../../src/session/seed-library.ts';
import { gridBox } from '../../support/grid-base.ts';
import { createTestPorts } from '../../support/session-ports.ts';

const { seeds } = createTestPorts().ports;

describe('the seeds', () => {
  it('are read once, however often they are asked for', async () => {
    const asked: string[] = [];
    const library = createSeedLibrary({
      ...seeds,
      readSeedFile: (id, file) => (asked.push(`${id}/${file}`), seeds.readSeedFile(id, file)),
    });
    const [first, second] = await Promise.all([library.list(), library.list()]);
    expect(second).toEqual(first);
    expect(await library.targets('jizhou')).toBe(await library.targets('jizhou'));
    expect(asked).toEqual([...new Set(asked)]);
    expect(asked).toHaveLength(8);
  });

  it('are asked for again after a failure', async () => {
    let isDown = true;
    const library = createSeedLibrary({
      ...seeds,
      readDemoFile: (id, file) => (isDown ? Promise.reject(new Error('offline')) : seeds.readDemoFile(id, file)),
    });
    await expect(library.boundary('jizhou')).rejects.toThrow('offline');
    isDown = false;
    expect(await library.boundary('jizhou')).toEqual(gridBox(0, 0, 4, 1));
  });

  it('are refused, with the member, when one of the program’s own files is wrong', async () => {
    const library = createSeedLibrary({ ...seeds, readSeedFile: () => Promise.resolve('[{"id":"x"}]') });
    await expect(library.targets('jizhou')).rejects.toThrow(/seeds\/jizhou: 0\./u);
    const empty = createSeedLibrary({
      ...seeds,
      readDemoFile: () => Promise.resolve('{"type":"FeatureCollection","features":[]}'),
    });
    await expect(empty.boundary('jizhou')).rejects.toThrow('holds no outline');
  });
});
