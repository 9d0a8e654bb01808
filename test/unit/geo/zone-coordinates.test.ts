import { expect, it } from 'vitest';
import { createZoneCoordinates } from '../../../src/geo/zone-coordinates.ts';

// PROJ, EPSG:4527, from the worked examples: 39.2 N 116.0 E → x 4341183.9341, y 39413617.1055.
it('agrees with PROJ in zone 39, zone number in front', () => {
  const { northingM, eastingM } = createZoneCoordinates()(116, 39.2, 117);
  expect(northingM).toBeCloseTo(4341183.9341, 3);
  expect(eastingM).toBeCloseTo(39413617.1055, 3);
});

it('keeps zones apart', () => {
  const coordinatesOf = createZoneCoordinates();
  expect(coordinatesOf(106.5, 29.5, 105).eastingM).toBeCloseTo(35645458.0497, 3);
  expect(coordinatesOf(106.5, 29.5, 108).eastingM).toBeCloseTo(36354541.9503, 3);
});
