import { describe, expect, it } from 'vitest';
import { chunkItems } from '../../../src/map/plan-chunks.ts';
import type { PlanItem } from '../../../src/map/plan-item.ts';
import { item, polygon } from './map-fixture.ts';

const ITEMS: readonly PlanItem[] = Array.from({ length: 3000 }, (_, index) =>
  item(`feature-${String(index)}`, polygon([index, 0], [index + 1, 0], [index, 1])),
);

describe('features drawn together', () => {
  it('are all there, in their order, in chunks of some hundred', () => {
    const chunks = chunkItems(ITEMS, []);
    expect(chunks.flatMap(({ items }) => items)).toEqual(ITEMS);
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.length).toBeLessThan(40);
    expect(new Set(chunks.map(({ key }) => key)).size).toBe(chunks.length);
  });

  it.each([
    [
      'one changes',
      (list: readonly PlanItem[]) => list.map((one, at) => (at === 1234 ? { ...one, opacity: 0.5 } : one)),
    ],
    ['one goes', (list: readonly PlanItem[]) => list.filter((_, at) => at !== 777)],
    ['one comes', (list: readonly PlanItem[]) => list.toSpliced(2000, 0, item('new', polygon([0, 0], [9, 0], [0, 9])))],
    ['one moves down the list', (list: readonly PlanItem[]) => [...list.slice(1), ...list.slice(0, 1)]],
  ])('stay together when %s: at most three chunks are made anew', (_, change) => {
    const before = chunkItems(ITEMS, []);
    const after = chunkItems(change(ITEMS), before);
    expect(after.filter((chunk) => !before.includes(chunk)).length).toBeLessThanOrEqual(3);
  });
});
