import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOutFarm, type FarmLayout, type FarmSurroundings } from '../../../../src/evaluate/energy/farm-layout.ts';
import { createSites } from '../../../../src/evaluate/rules/site.ts';
import { geodesicLeg } from '../../../../src/geo/geodesic.ts';
import { shapeFromGeojson } from '../../../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import { gridBox, gridPlace } from '../../../support/grid-base.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const FARM = shapeFromGeojson(gridBox(0, 0, 1, 1));
const LAYOUT: FarmLayout = { alongM: 900, acrossM: 540, windFromDegrees: 0, pattern: 'rows', setbackM: 500 };
const NOBODY: FarmSurroundings = { villages: null, turbines: [] };

function proposed(changes: Partial<FarmLayout> = {}, surroundings: Partial<FarmSurroundings> = {}) {
  const proposal = layOutFarm(FARM, { ...LAYOUT, ...changes }, { ...NOBODY, ...surroundings }, topology);
  if (!proposal.ok) throw new Error(proposal.code);
  return proposal;
}

describe('turbines of a farm', () => {
  it('stand at least the setback from villages, be they points or areas, and say how many were looked at', () => {
    const siteOf = createSites(topology);
    const village = gridPlace(0.5, 0.5);
    const hamlet = gridBox(0.1, 0.1, 0.2, 0.2);
    const villages = [siteOf({ type: 'Point', coordinates: village }), siteOf(hamlet)];
    const free = proposed();
    const kept = proposed({}, { villages });
    expect(kept.villages).toBe(2);
    expect(free.villages).toBeNull();
    expect(kept.turbines.length).toBeLessThan(free.turbines.length);
    for (const place of kept.turbines) {
      // The plane of the layout is as good as a thousandth.
      expect(geodesicLeg(village, place).lengthM).toBeGreaterThan(499.5);
      for (const corner of hamlet.coordinates[0] ?? []) expect(geodesicLeg(corner, place).lengthM).toBeGreaterThan(498);
    }
  });

  it('keep the shorter spacing to turbines that stand already', () => {
    const standing = gridPlace(0.5, 0.5);
    const { turbines, standing: count } = proposed({}, { turbines: [standing] });
    expect(count).toBe(1);
    for (const place of turbines) expect(geodesicLeg(standing, place).lengthM).toBeGreaterThan(539);
  });

  it('are refused in words: no distance, far too many, no land, no room', () => {
    const codeOf = (changes: Partial<FarmLayout>, land = FARM, surroundings = NOBODY): string => {
      const proposal = layOutFarm(land, { ...LAYOUT, ...changes }, surroundings, topology);
      return proposal.ok ? 'ok' : proposal.code;
    };
    const nothing = { coordinates: new Float64Array(), ringEnds: new Uint32Array(), partEnds: new Uint32Array() };
    const villages = [createSites(topology)({ type: 'Point', coordinates: gridPlace(0.5, 0.5) })];
    expect(codeOf({ alongM: 0 })).toBe('spacing-not-positive');
    expect(codeOf({ alongM: 1, acrossM: 1 })).toBe('too-many-places');
    expect(codeOf({}, nothing)).toBe('nothing-left');
    expect(codeOf({ setbackM: 20_000 }, FARM, { villages, turbines: [] })).toBe('no-place');
  });
});
