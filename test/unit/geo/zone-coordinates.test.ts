import { expect, it } from 'vitest';
import { createZoneConverter } from '../../../src/geo/zone-coordinates.ts';

// PROJ, EPSG:4527, from the worked examples: 39.2 N 116.0 E → x 4341183.9341, y 39413617.1055.
it('agrees with PROJ in zone 39, zone number in front', () => {
  const { northingM, eastingM } = createZoneConverter().toZone(116, 39.2, 117);
  expect(northingM).toBeCloseTo(4341183.9341, 3);
  expect(eastingM).toBeCloseTo(39413617.1055, 3);
});

it('goes back from what PROJ gives', () => {
  const [longitude, latitude] = createZoneConverter().toDegrees(
    { northingM: 4341183.9341, eastingM: 39413617.1055 },
    117,
  );
  expect(longitude).toBeCloseTo(116, 8);
  expect(latitude).toBeCloseTo(39.2, 8);
});

it('keeps zones apart', () => {
  const converter = createZoneConverter();
  expect(converter.toZone(106.5, 29.5, 105).eastingM).toBeCloseTo(35645458.0497, 3);
  expect(converter.toZone(106.5, 29.5, 108).eastingM).toBeCloseTo(36354541.9503, 3);
});

it('knows central meridians of 3° zones only', () => {
  expect(() => createZoneConverter().toZone(116, 39, 116)).toThrow(RangeError);
});
