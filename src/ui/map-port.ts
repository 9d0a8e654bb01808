import type { createCompareMap } from '../map/compare-map.ts';
import type { createMapView } from '../map/map-view.ts';

/** Builds the map into an element; handed in by the composition root. */
export type CreateMap = typeof createMapView;

/** Builds a map of a comparison into an element; handed in by the composition root. */
export type CreateCompareMap = typeof createCompareMap;

/** Gauss–Krüger coordinates (高斯坐标) in a 3° zone, metres; the easting carries the zone number in front. */
interface ZonePlace {
  readonly northingM: number;
  readonly eastingM: number;
}

/** Degrees and coordinates of the 3° zone around a central meridian, both ways; handed in by the composition root. */
export interface Zones {
  toZone(longitude: number, latitude: number, centralMeridian: number): ZonePlace;
  toDegrees(place: ZonePlace, centralMeridian: number): readonly [longitude: number, latitude: number];
}
