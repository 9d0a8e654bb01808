import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { FilterSpecification, GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { CoverageSurfaces } from '../../workers/engine/contract/coverage.ts';
import type { OtherStations } from '../session/coverage-preview.ts';
import type { CoverageDistance, CoverageState } from '../session/coverage-state.ts';
import type { LayerState } from '../session/desk.ts';
import { drawSiteSign, drawUnservedSign } from './coverage-signs.ts';
import { BELOW_CONTROL_STROKES } from './base-style.ts';
import type { Palette } from './palette.ts';
import { remember } from './remember.ts';
import { serviceFillOpacity } from './service-ring.ts';

/** What of coverage is to be on the map. */
export interface CoverageScene {
  readonly account: CoverageState['account'];
  readonly surfaces: CoverageSurfaces | null;
  /** What all but the station under the pointer reach; takes the place of the surfaces of service while it is there. */
  readonly others: OtherStations | null;
  readonly distance: CoverageDistance;
  readonly layers: readonly LayerState[];
}

/** Coverage on the map while somebody looks at it (服务范围、未覆盖用地、未覆盖点、建议站址). */
export interface CoverageMarks {
  /** Brings colours, surfaces and signs up to date; null takes them away. */
  draw(palette: Palette, scene: CoverageScene | null): void;
}

type Details = NonNullable<CoverageState['account']>;

const SURFACES = 'coverage-surfaces';
const POINTS = 'coverage-points';
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
/** Proposed sites have signs with their rank up to this one. */
const RANKS = 3;
const LINE_OPACITY = 0.75;
const LAND_OPACITY = 0.42;
const ROAD_OPACITY = 0.6;

/** Adds the layers when they are first needed; call it once the map has its style. */
export function createCoverageMarks(map: MapLibreMap): CoverageMarks {
  map.addSource(SURFACES, { type: 'geojson', data: EMPTY });
  map.addSource(POINTS, { type: 'geojson', data: EMPTY });
  let hasLayers = false;

  const paint = remember((palette: Palette): void => {
    const unserved = drawUnservedSign(palette);
    if (unserved !== null) putImage('coverage-unserved', unserved);
    for (let rank = 1; rank <= RANKS; rank += 1) {
      const site = drawSiteSign(palette, rank);
      if (site !== null) putImage(`coverage-site-${String(rank)}`, site);
    }
    if (!hasLayers) for (const { layer, below } of layerList()) map.addLayer(layer, below);
    hasLayers = true;
    map.setPaintProperty('coverage-charging', 'fill-color', palette.css('k-charging'));
    map.setPaintProperty('coverage-charging-rim', 'line-color', palette.css('k-charging'));
    map.setPaintProperty('coverage-bus', 'fill-color', palette.css('k-bus'));
    map.setPaintProperty('coverage-bus-rim', 'line-color', palette.css('k-bus'));
    map.setPaintProperty('coverage-roads', 'line-color', palette.css('k-charging'));
    map.setPaintProperty('coverage-land', 'fill-color', palette.css('short-fill'));
  });

  function putImage(name: string, { image, pixelRatio }: NonNullable<ReturnType<typeof drawUnservedSign>>): void {
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio });
  }

  const fade = remember((layers: readonly LayerState[], palette: Palette): void => {
    if (!hasLayers) return;
    const opacityOf = (id: string): number => {
      const layer = layers.find((one) => one.id === `coverage:${id}`);
      return layer === undefined ? 1 : layer.visible ? layer.opacity : 0;
    };
    const fill = serviceFillOpacity(palette) * opacityOf('area');
    map.setPaintProperty('coverage-charging', 'fill-opacity', fill);
    map.setPaintProperty('coverage-bus', 'fill-opacity', fill);
    map.setPaintProperty('coverage-charging-rim', 'line-opacity', LINE_OPACITY * opacityOf('area'));
    map.setPaintProperty('coverage-bus-rim', 'line-opacity', LINE_OPACITY * opacityOf('area'));
    map.setPaintProperty('coverage-roads', 'line-opacity', ROAD_OPACITY * opacityOf('area'));
    map.setPaintProperty('coverage-land', 'fill-opacity', LAND_OPACITY * opacityOf('land'));
    map.setPaintProperty('coverage-unserved', 'icon-opacity', opacityOf('unserved'));
    map.setPaintProperty('coverage-sites', 'icon-opacity', opacityOf('sites'));
  });

  const placeSurfaces = remember(
    (surfaces: CoverageSurfaces | null, others: OtherStations | null, distance: CoverageDistance): void => {
      setData(SURFACES, surfacesOf(surfaces, others?.surfaces ?? null, distance));
    },
  );
  const placePoints = remember((details: Details | null, distance: CoverageDistance): void => {
    setData(POINTS, details === null ? EMPTY : pointsOf(details, distance));
  });

  function setData(source: string, data: FeatureCollection): void {
    void map.getSource<GeoJSONSource>(source)?.setData(data);
  }

  return {
    draw(palette, scene) {
      if (scene === null && !hasLayers) return;
      paint(palette);
      if (scene !== null) fade(scene.layers, palette);
      placeSurfaces(scene?.surfaces ?? null, scene?.others ?? null, scene?.distance ?? 'straight');
      placePoints(scene?.account ?? null, scene?.distance ?? 'straight');
    },
  };
}

function layerList(): readonly { readonly layer: LayerSpecification; readonly below?: string }[] {
  const only = (sort: string): FilterSpecification => ['==', ['get', 'sort'], sort];
  const surface = { source: SURFACES } as const;
  const rim = { 'line-width': 1.4, 'line-dasharray': [5, 3] };
  return [
    { layer: { id: 'coverage-land', type: 'fill', ...surface, filter: only('land') }, below: BELOW_CONTROL_STROKES },
    {
      layer: { id: 'coverage-charging', type: 'fill', ...surface, filter: only('charging') },
      below: BELOW_CONTROL_STROKES,
    },
    { layer: { id: 'coverage-bus', type: 'fill', ...surface, filter: only('bus') }, below: BELOW_CONTROL_STROKES },
    {
      layer: { id: 'coverage-charging-rim', type: 'line', ...surface, filter: only('charging'), paint: rim },
      below: BELOW_CONTROL_STROKES,
    },
    {
      layer: { id: 'coverage-bus-rim', type: 'line', ...surface, filter: only('bus'), paint: rim },
      below: BELOW_CONTROL_STROKES,
    },
    {
      layer: {
        id: 'coverage-roads',
        type: 'line',
        ...surface,
        filter: only('roads'),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-width': 4 },
      },
      below: BELOW_CONTROL_STROKES,
    },
    {
      layer: {
        id: 'coverage-unserved',
        type: 'symbol',
        source: POINTS,
        filter: only('unserved'),
        layout: {
          'icon-image': 'coverage-unserved',
          // Hundreds of villages stand side by side when the whole district is in sight.
          'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.5, 12.5, 1],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
      },
    },
    {
      layer: {
        id: 'coverage-sites',
        type: 'symbol',
        source: POINTS,
        filter: only('site'),
        layout: {
          'icon-image': ['concat', 'coverage-site-', ['get', 'rank']],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
      },
    },
  ];
}

function surfacesOf(
  surfaces: CoverageSurfaces | null,
  others: CoverageSurfaces | null,
  distance: CoverageDistance,
): FeatureCollection {
  const served = others ?? surfaces;
  const isStraight = distance === 'straight';
  const parts: readonly (readonly [string, Geometry | null])[] = [
    ['land', surfaces?.uncovered ?? null],
    ['charging', isStraight ? (served?.charging ?? null) : null],
    ['bus', isStraight ? (served?.bus ?? null) : null],
    ['roads', isStraight ? null : (surfaces?.roads ?? null)],
  ];
  return {
    type: 'FeatureCollection',
    features: parts.flatMap(([sort, geometry]): Feature[] =>
      geometry === null ? [] : [{ type: 'Feature', geometry, properties: { sort } }],
    ),
  };
}

function pointsOf({ villages, places, sites }: Details, distance: CoverageDistance): FeatureCollection {
  const point = (
    { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
    properties: Feature['properties'],
  ): Feature => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties });
  const unserved = [...villages.unserved, ...places.unserved].filter(
    ({ isServedStraight }) => distance === 'roads' || !isServedStraight,
  );
  return {
    type: 'FeatureCollection',
    features: [
      ...unserved.map((one) => point(one, { sort: 'unserved' })),
      ...sites.map((site, at) => point(site, { sort: 'site', rank: at + 1 })),
    ],
  };
}
