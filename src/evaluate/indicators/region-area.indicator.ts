import { type Indicator, NO_LAND_COVER, noValue, whole } from './indicator.ts';

/** Ellipsoidal area of the district (区域面积), m², from its boundary. */
export const regionAreaIndicator: Indicator = {
  id: 'area.region',
  unit: 'm2',
  compute: ({ ground }) => (ground === null ? noValue(NO_LAND_COVER) : whole(ground.regionM2)),
};
