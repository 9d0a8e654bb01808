import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/plan/target.ts';
import { bindingTargets } from '../../../src/report/binding-targets.ts';

function seedTargets(seed: string): readonly Target[] {
  const path = new URL(`../../../seeds/${seed}/targets.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as readonly Target[];
}

const bindingIds = (seed: string, year: number): readonly string[] =>
  bindingTargets(seedTargets(seed), year).map(({ id }) => id);

describe('bindingTargets', () => {
  it('takes the next year of a family that is still to come', () => {
    expect(bindingIds('ningdong', 2020)).toContain('nd-new-energy-2025');
    expect(bindingIds('ningdong', 2026)).toContain('nd-new-energy-2030');
    expect(bindingIds('ningdong', 2026)).not.toContain('nd-new-energy-2025');
  });

  it('takes the last one when all have passed', () => {
    expect(bindingIds('ningdong', 2060)).toContain('nd-nonfossil-2035');
  });

  it('keeps targets that share an indicator but not a family apart', () => {
    expect(bindingIds('wansheng', 2025)).toEqual(expect.arrayContaining(['ws-farmland-new', 'ws-farmland-up']));
  });

  it('keeps the order of the document and every family', () => {
    const ids = bindingIds('jizhou', 2025);
    expect(ids[0]).toBe('jz-forest-cover');
    expect(ids).toHaveLength(13);
  });
});
