import type { createMapView } from '../map/map-view.ts';

/** Builds the map into an element; handed in by the composition root. */
export type CreateMap = typeof createMapView;

/** Gauss–Krüger coordinates (高斯坐标) of a place in a 3° zone, metres; easting carries the zone number in front. */
export type ProjectPlace = (
  longitude: number,
  latitude: number,
  centralMeridian: number,
) => { readonly northingM: number; readonly eastingM: number };
