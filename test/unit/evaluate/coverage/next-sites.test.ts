import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSites, type OpenDemand, type SitePlaces } from '../../../../src/evaluate/coverage/next-sites.ts';

const coordinate = fc.integer({ min: 0, max: 40 });
const placeLists = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 12 });
const demands = fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 0, max: 9 })), { maxLength: 40 });

function placesOf(list: readonly (readonly [number, number])[]): SitePlaces {
  return { xs: Float64Array.from(list, ([x]) => x), ys: Float64Array.from(list, ([, y]) => y) };
}

function demandOf(list: readonly (readonly [number, number, number])[]): OpenDemand {
  return {
    ...placesOf(list.map(([x, y]) => [x, y] as const)),
    weights: Float64Array.from(list, ([, , weight]) => weight),
  };
}

/** Weight within ten of any of some candidates. */
function served(
  chosen: readonly (readonly [number, number])[],
  demand: readonly (readonly [number, number, number])[],
): number {
  return demand.reduce(
    (sum, [x, y, weight]) => sum + (chosen.some(([a, b]) => Math.hypot(x - a, y - b) <= 10) ? weight : 0),
    0,
  );
}

describe('next sites', () => {
  it('takes the best one first, then what it leaves', () => {
    const candidates = placesOf([
      [0, 0],
      [15, 0],
      [40, 0],
    ]);
    const demand = demandOf([
      [0, 5, 2],
      [8, 0, 2],
      [16, 0, 3],
      [40, 1, 1],
    ]);
    expect(nextSites(candidates, demand, 10, 3)).toEqual([
      { candidate: 1, gain: 5 },
      { candidate: 0, gain: 2 },
      { candidate: 2, gain: 1 },
    ]);
    expect(nextSites(candidates, demand, 10, 1)).toHaveLength(1);
  });

  it('gives the best first site there is, gains that never rise, and what is really served', () => {
    fc.assert(
      fc.property(placeLists, demands, (candidates, demand) => {
        const chosen = nextSites(placesOf(candidates), demandOf(demand), 10, 3);
        const best = candidates.reduce((most, place) => Math.max(most, served([place], demand)), 0);
        expect(chosen[0]?.gain ?? 0).toBe(best);
        chosen.forEach(({ gain }, at) => expect(gain).toBeLessThanOrEqual(chosen[at - 1]?.gain ?? Infinity));
        const sites = chosen.map(({ candidate }) => candidates[candidate] ?? ([0, 0] as const));
        expect(chosen.reduce((sum, { gain }) => sum + gain, 0)).toBe(served(sites, demand));
      }),
    );
  });

  it('reaches at least 1 − 1/e of the best three sites', () => {
    fc.assert(
      fc.property(placeLists, demands, (candidates, demand) => {
        let best = 0;
        for (const a of candidates) {
          for (const b of candidates) for (const c of candidates) best = Math.max(best, served([a, b, c], demand));
        }
        const gain = nextSites(placesOf(candidates), demandOf(demand), 10, 3).reduce((sum, one) => sum + one.gain, 0);
        expect(gain).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best);
      }),
      { numRuns: 40 },
    );
  });
});
