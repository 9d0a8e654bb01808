import { describe, expect, it } from 'vitest';
import { findEntries, type PaletteEntry } from '../../../src/ui/commands/palette-entry.ts';

function entry(title: string, more: Partial<PaletteEntry> = {}): PaletteEntry {
  const plain = { otherName: '', detail: '', shortcut: null, isOff: false, kind: null, run: () => undefined };
  return { ...plain, id: title, group: 'commands', title, ...more };
}

const titles = (entries: readonly PaletteEntry[], typed: string): readonly string[] =>
  findEntries(entries, typed).flatMap((group) => group.entries.map(({ title }) => title));

describe('findEntries', () => {
  it('puts groups in their order and the best of a group first', () => {
    const entries = [
      entry('北部林地', { group: 'features' }),
      entry('画林地', { group: 'kinds' }),
      entry('林地', { group: 'kinds' }),
    ];
    expect(findEntries(entries, '林地').map(({ group }) => group)).toEqual(['features', 'kinds']);
    expect(titles(entries, '林地')).toEqual(['北部林地', '林地', '画林地']);
  });

  it('finds by the name in the other language, behind those found by their own', () => {
    expect(titles([entry('合并', { otherName: 'Merge' }), entry('Merge kinds')], 'merge')).toEqual([
      'Merge kinds',
      '合并',
    ]);
  });

  it('keeps what is off, behind what can be done', () => {
    expect(titles([entry('合并', { isOff: true }), entry('合并图层')], 'hb')).toEqual(['合并图层', '合并']);
  });

  it('says how many there are beyond those shown, up to a limit', () => {
    function* many(): Generator<PaletteEntry> {
      for (let number = 0; number < 10_000; number += 1) {
        yield entry(`林地 ${String(number)}`, { group: 'features' });
      }
    }
    const [group] = findEntries(many(), '林地');
    expect(group?.entries).toHaveLength(100);
    expect(group?.left).toBe(300);
  });
});
