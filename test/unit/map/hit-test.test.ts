import { describe, expect, it } from 'vitest';
import { itemAt } from '../../../src/map/hit-test.ts';
import { indexItems } from '../../../src/map/item-index.ts';
import type { PlanItem } from '../../../src/map/plan-item.ts';
import { at, GRID, item, polygon } from './map-fixture.ts';

const FIELD = item('field', polygon([100, 100], [300, 100], [300, 300], [100, 300]));
const RING = item('ring', {
  type: 'Polygon',
  coordinates: [
    [at(400, 400), at(500, 400), at(500, 500), at(400, 500), at(400, 400)],
    [at(430, 430), at(430, 470), at(470, 470), at(470, 430), at(430, 430)],
  ],
});
const ROAD = item('road', { type: 'LineString', coordinates: [at(0, 200), at(800, 200)] });
const STATION = item('station', { type: 'Point', coordinates: at(200, 200) }, {}, 'charging-station');

function hit(items: readonly PlanItem[], x: number, y: number): string | undefined {
  return itemAt(indexItems(items), { x, y }, GRID, 4)?.feature.id;
}

describe('what is under the pointer', () => {
  it('is a sign before a line before an area, whatever the order', () => {
    expect(hit([STATION, ROAD, FIELD], 203, 204)).toBe('station');
    expect(hit([STATION, ROAD, FIELD], 250, 202)).toBe('road');
    expect(hit([STATION, ROAD, FIELD], 250, 250)).toBe('field');
  });

  it('is the upper of two areas', () => {
    const upper = item('upper', polygon([200, 200], [400, 200], [400, 400], [200, 400]));
    expect(hit([FIELD, upper], 250, 250)).toBe('upper');
    expect(hit([upper, FIELD], 250, 250)).toBe('field');
  });

  it('is not an area in whose hole the pointer is, but its rim is wide enough to hit', () => {
    expect(hit([RING], 450, 450)).toBeUndefined();
    expect(hit([RING], 415, 450)).toBe('ring');
    expect(hit([RING], 503, 450)).toBe('ring');
    expect(hit([RING], 506, 450)).toBeUndefined();
  });

  it('finds a sign at the rim of its disc', () => {
    expect(hit([STATION], 210, 200)).toBe('station');
    expect(hit([STATION], 213, 200)).toBeUndefined();
  });

  it('is nothing on an empty map', () => {
    expect(hit([], 1, 1)).toBeUndefined();
  });
});
