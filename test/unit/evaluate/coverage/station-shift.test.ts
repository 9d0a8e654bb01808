import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FeatureCollection } from 'geojson';
import { createMetricPlane } from '../../../../src/evaluate/coverage/metric-plane.ts';
import { createRoadNetwork, type RoadNetwork } from '../../../../src/evaluate/coverage/road-network.ts';
import { suspectStationShift } from '../../../../src/evaluate/coverage/station-shift.ts';
import { shiftTo, unshift } from '../../../../src/geo/map-shift.ts';
import { planeX, planeY } from '../../../../src/geo/working-plane.ts';
import { steadyRandom } from '../../../support/coverage-plan.ts';

const SHENZHEN = new URL('../../../../../shared/data/energy/urbanev_shenzhen_stations_gcj02.csv', import.meta.url);

type Degrees = readonly [longitude: number, latitude: number];

/** Streets some 1 400 m apart around a place. */
const CENTRE: Degrees = [117.4, 40.04];
const STREETS: readonly (readonly Degrees[])[] = Array.from({ length: 11 }, (_, at) => {
  const off = (at - 5) * 0.0127;
  return [
    [
      [CENTRE[0] - 0.07, CENTRE[1] + off],
      [CENTRE[0] + 0.07, CENTRE[1] + off],
    ],
    [
      [CENTRE[0] + off, CENTRE[1] - 0.07],
      [CENTRE[0] + off, CENTRE[1] + 0.07],
    ],
  ] as const;
}).flat();

function networkOf(
  lines: readonly (readonly Degrees[])[],
  [longitude, latitude]: Degrees,
): { plane: ReturnType<typeof createMetricPlane>; roads: RoadNetwork } {
  const [x, y] = [planeX(longitude), planeY(latitude)];
  const plane = createMetricPlane({ minX: x, minY: y, maxX: x, maxY: y });
  const layer: FeatureCollection = {
    type: 'FeatureCollection',
    features: lines.map((line) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: line.map((place) => [...place]) },
      properties: {},
    })),
  };
  const roads = createRoadNetwork(layer, plane);
  if (roads === null) throw new Error('no roads');
  return { plane, roads };
}

const { plane, roads } = networkOf(STREETS, CENTRE);

/** Stations within some 15 m of a street. */
function atStreets(count: number, change: (longitude: number, latitude: number) => Degrees): Float64Array {
  const random = steadyRandom(4);
  const places: number[] = [];
  for (let station = 0; station < count; station += 1) {
    const [[x0, y0] = CENTRE, [x1, y1] = CENTRE] = STREETS[Math.floor(random() * STREETS.length)] ?? [];
    const share = random();
    const longitude = x0 + share * (x1 - x0) + 0.0003 * (random() - 0.5);
    places.push(...change(longitude, y0 + share * (y1 - y0) + 0.0003 * (random() - 0.5)));
  }
  return Float64Array.from(places);
}

describe('suspicion of a map offset', () => {
  it('names the offset that stations carry, and none where they carry none', () => {
    expect(
      suspectStationShift(
        atStreets(40, (x, y) => [x, y]),
        roads.access,
        plane,
      ),
    ).toBeNull();
    expect(
      suspectStationShift(
        atStreets(40, (x, y) => shiftTo('gcj02', x, y)),
        roads.access,
        plane,
      ),
    ).toBe('gcj02');
    expect(
      suspectStationShift(
        atStreets(40, (x, y) => shiftTo('bd09', x, y)),
        roads.access,
        plane,
      ),
    ).toBe('bd09');
  });

  it('is none for a handful of stations, and for stations that stand anywhere', () => {
    expect(
      suspectStationShift(
        atStreets(7, (x, y) => shiftTo('gcj02', x, y)),
        roads.access,
        plane,
      ),
    ).toBeNull();
    const random = steadyRandom(12);
    const anywhere = Float64Array.from({ length: 200 }, (_, at) => (CENTRE[at % 2] ?? 0) + 0.1 * (random() - 0.5));
    expect(suspectStationShift(anywhere, roads.access, plane)).toBeNull();
  });

  it.runIf(existsSync(SHENZHEN))(
    'is GCJ-02 for the 1 362 stations of UrbanEV, against streets through where they really are (needs ../shared/data)',
    () => {
      const rows = readFileSync(SHENZHEN, 'utf8').trim().split('\n').slice(1);
      const places = rows.map((row): Degrees => {
        const [, longitude = '', latitude = ''] = row.split(',');
        return [Number(longitude), Number(latitude)];
      });
      // No roads of Shenzhen are at hand: short streets past every fifth station, 15 m beside it, without the offset.
      const streets = places
        .filter((_, at) => at % 5 === 0)
        .map(([x, y]): readonly Degrees[] => {
          const [longitude, latitude] = unshift('gcj02', x, y);
          return [
            [longitude - 0.004, latitude + 0.00013],
            [longitude + 0.004, latitude + 0.00013],
          ];
        });
      const shenzhen = networkOf(streets, [114.05, 22.6]);
      const asked = Float64Array.from(places.filter((_, at) => at % 5 === 0).flat());
      expect(suspectStationShift(asked, shenzhen.roads.access, shenzhen.plane)).toBe('gcj02');
      const right = Float64Array.from(
        places.filter((_, at) => at % 5 === 0).flatMap(([x, y]) => unshift('gcj02', x, y)),
      );
      expect(suspectStationShift(right, shenzhen.roads.access, shenzhen.plane)).toBeNull();
    },
  );
});
