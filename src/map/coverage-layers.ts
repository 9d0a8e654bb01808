import type { Feature, FeatureCollection, Position } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { CGCS2000 } from '../geo/ellipsoid.ts';
import type { CoverageState } from '../session/coverage-state.ts';
import type { Palette } from './palette.ts';
import { remember } from './remember.ts';

/** Coverage on the map while somebody looks at it (服务范围、未覆盖点、建议站址). */
export interface CoverageMarks {
  /** Brings colours, circles and points up to date; null takes them away. */
  draw(palette: Palette, account: CoverageState['account']): void;
}

type Account = NonNullable<CoverageState['account']>;

const SOURCE = 'coverage';
const AREA = 'coverage-area';
const AREA_LINE = 'coverage-area-line';
const UNSERVED = 'coverage-unserved';
const SITE = 'coverage-site';
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const CORNERS = 72;
const SITE_RADIUS_PX = 9;

/** Adds the layers above those of the base; call it once the map has its style. */
export function createCoverageMarks(map: MapLibreMap): CoverageMarks {
  map.addSource(SOURCE, { type: 'geojson', data: EMPTY });
  let hasLayers = false;

  const paint = remember((palette: Palette): void => {
    if (!hasLayers) addLayers();
    hasLayers = true;
    map.setPaintProperty(AREA, 'fill-color', palette.css('k-charging'));
    map.setPaintProperty(AREA_LINE, 'line-color', palette.css('k-charging'));
    map.setPaintProperty(UNSERVED, 'circle-color', palette.css('short-fill'));
    map.setPaintProperty(UNSERVED, 'circle-stroke-color', palette.css('paper-float'));
    map.setPaintProperty(SITE, 'circle-color', palette.css('accent'));
    map.setPaintProperty(SITE, 'circle-stroke-color', palette.css('accent'));
  });

  function addLayers(): void {
    const only = (sort: string): ['==', ['get', 'sort'], string] => ['==', ['get', 'sort'], sort];
    map.addLayer({ id: AREA, type: 'fill', source: SOURCE, filter: only('area'), paint: { 'fill-opacity': 0.08 } });
    map.addLayer({
      id: AREA_LINE,
      type: 'line',
      source: SOURCE,
      filter: only('area'),
      paint: { 'line-width': 1, 'line-opacity': 0.6 },
    });
    map.addLayer({
      id: UNSERVED,
      type: 'circle',
      source: SOURCE,
      filter: only('unserved'),
      paint: { 'circle-radius': 3.5, 'circle-stroke-width': 1 },
    });
    map.addLayer({
      id: SITE,
      type: 'circle',
      source: SOURCE,
      filter: only('site'),
      paint: { 'circle-radius': SITE_RADIUS_PX, 'circle-opacity': 0.2, 'circle-stroke-width': 2 },
    });
  }

  const place = remember((account: Account | null): void => {
    void map.getSource<GeoJSONSource>(SOURCE)?.setData(account === null ? EMPTY : marksOf(account));
  });

  return {
    draw(palette, account) {
      if (account !== null || hasLayers) paint(palette);
      place(account);
    },
  };
}

function marksOf({ circles, villages, places, sites }: Account): FeatureCollection {
  const point = (sort: string, longitude: number, latitude: number): Feature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { sort },
  });
  const areas = circles.map((circle): Feature => ({
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [ringAround(circle)] },
    properties: { sort: 'area' },
  }));
  const unserved = [...villages.unserved, ...places.unserved];
  return {
    type: 'FeatureCollection',
    features: [
      ...areas,
      ...unserved.map(({ longitude, latitude }) => point('unserved', longitude, latitude)),
      ...sites.map(({ longitude, latitude }) => point('site', longitude, latitude)),
    ],
  };
}

/** A circle on the ground for drawing: by the two radii of curvature of the ellipsoid at its middle. */
function ringAround({ longitude, latitude, radiusM }: Account['circles'][number]): Position[] {
  const { semiMajorM, eccentricitySquared } = CGCS2000;
  const phi = (latitude * Math.PI) / 180;
  const share = 1 - eccentricitySquared * Math.sin(phi) ** 2;
  const acrossM = semiMajorM / Math.sqrt(share);
  const alongM = (semiMajorM * (1 - eccentricitySquared)) / share ** 1.5;
  const degrees = 180 / Math.PI;
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % CORNERS)) / CORNERS;
    return [
      longitude + ((radiusM * Math.cos(angle)) / (acrossM * Math.cos(phi))) * degrees,
      latitude + ((radiusM * Math.sin(angle)) / alongM) * degrees,
    ];
  });
}
