import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { SitingMarks as ShownMarks } from '../session/siting-state.ts';
import type { Palette } from './palette.ts';
import { remember } from './remember.ts';

/** Siting on the map (选址标记): the land that an exclusion takes, and turbines that are only proposed. */
export interface SitingMarks {
  /** Brings colours, land and turbines up to date. */
  draw(palette: Palette, marks: ShownMarks): void;
}

const SOURCE = 'siting';
const LAND = 'siting-land';
const LAND_LINE = 'siting-land-line';
const TURBINE = 'siting-turbine';
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Adds the layers above those of the base; call it once the map has its style. */
export function createSitingMarks(map: MapLibreMap): SitingMarks {
  map.addSource(SOURCE, { type: 'geojson', data: EMPTY });
  let hasLayers = false;

  const paint = remember((palette: Palette): void => {
    if (!hasLayers) addLayers();
    hasLayers = true;
    map.setPaintProperty(LAND, 'fill-color', palette.css('forbid-fill'));
    map.setPaintProperty(LAND_LINE, 'line-color', palette.css('forbid-fill'));
    map.setPaintProperty(TURBINE, 'circle-color', palette.css('paper-float'));
    map.setPaintProperty(TURBINE, 'circle-stroke-color', palette.css('k-wind'));
  });

  function addLayers(): void {
    const only = (sort: string): ['==', ['get', 'sort'], string] => ['==', ['get', 'sort'], sort];
    map.addLayer({ id: LAND, type: 'fill', source: SOURCE, filter: only('land'), paint: { 'fill-opacity': 0.45 } });
    map.addLayer({
      id: LAND_LINE,
      type: 'line',
      source: SOURCE,
      filter: only('land'),
      paint: { 'line-width': 1.5 },
    });
    map.addLayer({
      id: TURBINE,
      type: 'circle',
      source: SOURCE,
      filter: only('turbine'),
      paint: { 'circle-radius': 5, 'circle-opacity': 0.9, 'circle-stroke-width': 2.5 },
    });
  }

  const place = remember((marks: ShownMarks): void => {
    void map.getSource<GeoJSONSource>(SOURCE)?.setData(shown(marks));
  });

  return {
    draw(palette, marks) {
      if (marks.land !== null || marks.turbines.length > 0 || hasLayers) paint(palette);
      place(marks);
    },
  };
}

function shown({ land, turbines }: ShownMarks): FeatureCollection {
  const features: Feature[] = turbines.map((coordinates) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties: { sort: 'turbine' },
  }));
  if (land !== null) features.unshift({ type: 'Feature', geometry: land, properties: { sort: 'land' } });
  return { type: 'FeatureCollection', features };
}
