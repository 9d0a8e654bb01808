import { expect, it } from 'vitest';
import { shiftTo } from '../../../src/geo/map-shift.ts';
import { unshiftStations } from '../../../src/session/unshift-stations.ts';
import { pointFeature } from '../../support/coverage-plan.ts';

it('brings stations of a web map back to where they are, and leaves what is no point or gone', () => {
  const place = [117.4, 40.05] as const;
  const shifted = pointFeature('a', 'charging-station', shiftTo('gcj02', ...place));
  const line = { ...shifted, id: 'b', geometry: { type: 'LineString' as const, coordinates: [] } };
  const features = new Map([shifted, line].map((feature) => [feature.id, feature]));
  const shapes = unshiftStations({ features }, ['a', 'b', 'gone'], 'gcj02');
  expect(shapes.map(({ id }) => id)).toEqual(['a']);
  const [first] = shapes;
  const [longitude = 0, latitude = 0] = first?.geometry.type === 'Point' ? first.geometry.coordinates : [];
  // A hundred-thousandth of a degree is a metre; the way back is right within a centimetre.
  expect(longitude).toBeCloseTo(place[0], 6);
  expect(latitude).toBeCloseTo(place[1], 6);
});
