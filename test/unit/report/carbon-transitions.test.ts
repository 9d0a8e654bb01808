import { describe, expect, it } from 'vitest';
import { transitionTable } from '../../../src/report/carbon-transitions.ts';
import { carbonReport } from './carbon-fixture.ts';

describe('land that changes its class', () => {
  it('has a node for every class on each side, so that a flow and its return are no circle', () => {
    const table = transitionTable(
      carbonReport({
        transitions: [
          { from: '0101', to: '0301', areaM2: 10, changeT: 5 },
          { from: '0301', to: '0101', areaM2: 30, changeT: -9 },
          { from: '0103', to: '0301', areaM2: 20, changeT: 4 },
        ],
      }),
    );
    expect(table.nodes.map(({ id, areaM2 }) => [id, areaM2])).toEqual([
      ['from:0301', 30],
      ['to:0101', 30],
      ['from:0103', 20],
      ['to:0301', 30],
      ['from:0101', 10],
    ]);
    expect(table.links[0]).toEqual({ from: 'from:0301', to: 'to:0101', areaM2: 30, changeT: -9 });
    expect([table.areaM2, table.changeT, table.undrawn]).toEqual([60, 0, 0]);
  });

  it('draws the largest flows, and lists and adds up all', () => {
    const transitions = Array.from({ length: 20 }, (_, index) => ({
      from: String(index),
      to: '0301',
      areaM2: index + 1,
      changeT: 1,
    }));
    const table = transitionTable(carbonReport({ transitions }));
    expect(table.rows).toHaveLength(20);
    expect(table.links).toHaveLength(12);
    expect(table.undrawn).toBe(8);
    expect(table.areaM2).toBe(210);
    expect(Math.min(...table.links.map(({ areaM2 }) => areaM2))).toBe(9);
  });
});
