import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildBorderIndex } from '../../../../src/geo/border-index.ts';
import { runsOfGeometries } from '../../../../src/geo/border-runs.ts';
import { indexItems } from '../../../../src/map/item-index.ts';
import type { PlanItem } from '../../../../src/map/plan-item.ts';
import { createSnapper, type SnapGround } from '../../../../src/map/snap/snapper.ts';
import { snapFrom } from '../../../../src/map/tool.ts';
import { FIRST_DRAFTING_SETTINGS, type DraftingSettings } from '../../../../src/session/drafting-settings.ts';
import { at, item, polygon } from '../map-fixture.ts';

/** On the grid a px is a thousandth of a degree: about 84 m to the east and 111 m to the north. */
const FIELD = item('field', polygon([100, 100], [300, 100], [300, 300], [100, 300]));
const REACH_M = 800;

function ground(
  items: readonly PlanItem[],
  drafting: Partial<DraftingSettings> = {},
  parcels: Position[] = [],
): SnapGround {
  const index = buildBorderIndex(runsOfGeometries([{ type: 'LineString', coordinates: parcels }]));
  return {
    items: indexItems(items),
    parcels: parcels.length === 0 ? null : { bounds: [117, 40, 118, 41], index },
    drafting: { ...FIRST_DRAFTING_SETTINGS, ...drafting },
    view: [117, 40.4, 117.8, 41],
  };
}

describe('what the pencil is pulled to', () => {
  it('is a vertex to the last digit, before an edge', () => {
    const snap = createSnapper();
    expect(snap(at(303, 102), REACH_M, snapFrom(null), ground([FIELD]))).toEqual({
      place: at(300, 100),
      trail: [],
      kind: 'vertex',
    });
  });

  it('is an edge away from its ends', () => {
    const { place, kind } = createSnapper()(at(304, 200), REACH_M, snapFrom(null), ground([FIELD]));
    expect(kind).toBe('edge');
    // The eastern edge is a meridian.
    expect(place[0]).toBeCloseTo(117.3, 9);
    expect(place[1]).toBeCloseTo(40.8, 4);
  });

  it('is the foot of the perpendicular from the last vertex', () => {
    const { place, kind } = createSnapper()(at(303, 203), REACH_M, snapFrom(at(500, 200)), ground([FIELD]));
    expect(kind).toBe('perpendicular');
    expect(place[0]).toBeCloseTo(117.3, 9);
    expect(place[1]).toBeCloseTo(40.8, 9);
  });

  it('is nothing beyond reach, without features switched on, and without what is being changed', () => {
    const snap = createSnapper();
    const free = { place: at(303, 102), trail: [], kind: null };
    expect(snap(at(303, 102), 100, snapFrom(null), ground([FIELD]))).toEqual(free);
    expect(snap(at(303, 102), REACH_M, snapFrom(null), ground([FIELD], { snapToFeatures: false }))).toEqual(free);
    const wish = { ...snapFrom(null), without: new Set(['field']) };
    expect(snap(at(303, 102), REACH_M, wish, ground([FIELD]))).toEqual(free);
    expect(snap(at(303, 102), REACH_M, { ...wish, own: [at(305, 105)] }, ground([FIELD]))).toMatchObject({
      place: at(305, 105),
      kind: 'vertex',
    });
  });

  it('is a parcel border too, unless that is switched off', () => {
    const snap = createSnapper();
    const parcels = [at(400, 0), at(400, 500)];
    expect(snap(at(403, 2), REACH_M, snapFrom(null), ground([], {}, parcels)).kind).toBe('vertex');
    expect(snap(at(403, 2), REACH_M, snapFrom(null), ground([], { snapToParcels: false }, parcels)).kind).toBeNull();
  });

  it('follows an edit: the feature that moved is found where it is, the others are not indexed again', () => {
    const snap = createSnapper();
    const pond = item('pond', polygon([400, 400], [500, 400], [450, 500]));
    snap(at(303, 102), REACH_M, snapFrom(null), ground([FIELD, pond]));
    const moved = item('field', polygon([110, 110], [310, 110], [310, 310], [110, 310]));
    const after = ground([moved, pond]);
    expect(snap(at(311, 111), REACH_M, snapFrom(null), after).place).toEqual(at(310, 110));
    expect(snap(at(401, 401), REACH_M, snapFrom(null), after).place).toEqual(at(400, 400));
  });
});

describe('following a border', () => {
  it('goes round the corner between two places on it, the short way', () => {
    const wish = { ...snapFrom(at(300, 300), true) };
    const { place, trail } = createSnapper()(at(101, 101), REACH_M, wish, ground([FIELD], { trace: true }));
    expect(place).toEqual(at(100, 100));
    // Two corners lie opposite: by the north or by the south it is one corner on the way.
    expect(trail).toHaveLength(1);
    expect([String(at(300, 100)), String(at(100, 300))]).toContain(String(trail[0]));
  });

  it('goes straight when it is switched off, or when the last place is on no border', () => {
    const snap = createSnapper();
    expect(snap(at(101, 101), REACH_M, snapFrom(at(300, 300), true), ground([FIELD])).trail).toEqual([]);
    const off = snap(at(101, 101), REACH_M, snapFrom(at(250, 250), true), ground([FIELD], { trace: true }));
    expect(off.trail).toEqual([]);
  });
});
