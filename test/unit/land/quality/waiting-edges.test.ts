import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WaitingEdges } from '../../../../src/land/quality/waiting-edges.ts';

/** All edges of one hash, as a search meets them. */
function edgesOf(waiting: WaitingEdges, hash: number): number[] {
  const found: number[] = [];
  for (let slot = waiting.first(hash); ; slot = waiting.next(slot)) {
    const edge = waiting.edgeAt(slot, hash);
    if (edge === -2) return found;
    if (edge >= 0) found.push(edge);
  }
}

function remove(waiting: WaitingEdges, hash: number, edge: number): void {
  let slot = waiting.first(hash);
  while (waiting.edgeAt(slot, hash) !== edge) slot = waiting.next(slot);
  waiting.remove(slot);
}

describe('edges that wait', () => {
  it('are found as in a plain map, in crowded places and across the end of the table', () => {
    // Hashes that begin at the table's last slots, and negative ones.
    const hash = fc.integer({ min: 4088, max: 4100 }).chain((low) => fc.constantFrom(low, low | (1 << 31), low + 4096));
    const step = fc.record({ hash, leaves: fc.boolean(), which: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const waiting = new WaitingEdges();
        const plain = new Map<number, number[]>();
        steps.forEach(({ hash: one, leaves, which }, edge) => {
          const there = plain.get(one) ?? [];
          const leaving = there[which % Math.max(1, there.length)];
          if (leaves && leaving !== undefined) {
            remove(waiting, one, leaving);
            plain.set(one, there.toSpliced(there.indexOf(leaving), 1));
          } else {
            waiting.insert(one, edge);
            plain.set(one, [...there, edge]);
          }
          for (const [each, edges] of plain) expect(edgesOf(waiting, each).sort()).toEqual(edges.toSorted());
        });
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });

  it('are still there after the table has grown', () => {
    const waiting = new WaitingEdges();
    const hashOf = (edge: number): number => Math.imul(edge, 0x9e3779b1) & ~1;
    for (let edge = 0; edge < 50_000; edge += 1) waiting.insert(hashOf(edge), edge);
    for (let edge = 0; edge < 50_000; edge += 2) remove(waiting, hashOf(edge), edge);
    const wrong = Array.from({ length: 50_000 }, (_, edge) => edge).filter(
      (edge) => edgesOf(waiting, hashOf(edge)).includes(edge) !== (edge % 2 === 1),
    );
    expect(wrong).toEqual([]);
  });
});
