import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapCamera } from '../session/map-camera.ts';

/** Where a map looks now. */
export function cameraOf(map: MapLibreMap): MapCamera {
  const { lng, lat } = map.getCenter();
  return { longitude: lng, latitude: lat, zoom: map.getZoom() };
}

/** Makes a map look somewhere, at once. */
export function lookAt(map: MapLibreMap, { longitude, latitude, zoom }: MapCamera): void {
  map.jumpTo({ center: [longitude, latitude], zoom });
}

/** Whether two maps look at the same place from equally near. */
export function isSameCamera(one: MapCamera, other: MapCamera): boolean {
  return one.longitude === other.longitude && one.latitude === other.latitude && one.zoom === other.zoom;
}
