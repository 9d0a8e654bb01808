import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createNodePorts } from '../../../src/cli/node-ports.ts';
import { runTargets } from '../../../src/cli/targets-command.ts';
import type { CommandPorts } from '../../../src/cli/command-ports.ts';
import type { Target } from '../../../src/plan/target.ts';

/** Targets are told without opening a seed, which may have to build its demo base. */
const ports: CommandPorts = { ...createNodePorts(), openSeed: () => Promise.reject(new Error('not to be opened')) };

async function inFile(seed: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../../seeds/${seed}/targets.json`, import.meta.url), 'utf8'));
}

describe('tantu targets', () => {
  it('tells the targets of a seed as its file has them, with or without --json', async () => {
    const outcome = await runTargets(['jizhou'], ports);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toEqual(await inFile('jizhou'));
    expect(await runTargets(['jizhou', '--json'], ports)).toEqual(outcome);
  });

  it('tells those of all seeds without an argument', async () => {
    const all = JSON.parse((await runTargets([], ports)).stdout) as Target[];
    const expected = await Promise.all(ports.seedIds.map(inFile));
    expect(all).toEqual(expected.flat());
    expect(all.length).toBeGreaterThan(100);
  });

  it.each([
    ['a seed it does not have', ['atlantis'], 'There is no seed "atlantis". Seeds: jizhou, '],
    ['two seeds', ['jizhou', 'dalian'], 'targets takes one seed at most'],
    ['an option it does not have', ['--format'], 'Unknown option --format. This command knows --json.'],
  ])('refuses %s in one line', async (_, words, sentence) => {
    const { exitCode, stdout, stderr } = await runTargets(words, ports);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/u);
    expect(stderr).toContain(sentence);
  });
});
