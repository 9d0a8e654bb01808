import type { Feature } from 'geojson';
import type { LayerContent } from '../../src/formats/feature-codec.ts';
import { fieldsOf } from '../../src/formats/layer-fields.ts';
import { layerBounds, placeLayer, readLayerCoordinates } from '../../src/formats/place-layer.ts';
import type { ReadNote } from '../../src/formats/read-result.ts';
import { tidyFeatures } from '../../src/formats/tidy-features.ts';
import { type CoordinateSystem, systemLabel } from '../../src/geo/coordinate-system.ts';
import { somePosition } from '../../src/geo/geometry-positions.ts';
import { boundsMeet, shapeBounds } from '../../src/geo/shape-bounds.ts';
import { flatShapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { suggestCoordinateSystems } from '../../src/geo/suggest-coordinate-systems.ts';
import { suspectShift } from '../../src/geo/suspect-shift.ts';
import { growableFloat64 } from '../../src/land/growable.ts';
import type { InspectedCrs, InspectedEncoding, InspectedField, LayerInspection, LayerRequest } from './api.ts';
import { previewGeometries } from './preview.ts';

/** Different values that are counted, and shown, of an attribute. */
const MOST_COUNTED = 1000;
const MOST_SHOWN = 200;
const TEXT_SAMPLES = 5;
const WITHOUT_GEOMETRY: readonly string[] = ['format.no-geometry', 'format.unreadable-geometry'];

/** What can be told of a layer that was read, with what the user answered so far. */
export function inspectLayer(
  file: string,
  layer: string,
  content: LayerContent,
  told: readonly ReadNote[],
  request: LayerRequest,
): LayerInspection {
  const district = request.district === null ? null : flatShapeFromGeojson(request.district);
  const districtBounds = district === null ? null : shapeBounds(district);
  const options = { ...(request.crs === null ? {} : { crs: request.crs }), district: districtBounds };
  const coordinates = readLayerCoordinates(file, content, options);
  // Points on long edges make no difference to a preview.
  const placed = placeLayer(file, content, { ...options, shift: request.shift, densify: false });
  const tidy = placed.ok
    ? tidyFeatures(file, placed.value.features, told)
    : { features: [] as readonly Feature[], notes: [] };
  const bounds = layerBounds(tidy.features);
  const sample = layerBounds(content.features);
  const candidates =
    sample === null || districtBounds === null
      ? []
      : suggestCoordinateSystems(sample, districtBounds).map(({ system }) => systemLabel(system));
  const stated = content.crs?.ok === true ? content.crs.system : null;
  const crs: InspectedCrs = {
    stated: stated === null ? (content.crs?.ok === false ? content.crs.name : null) : systemLabel(stated),
    name: nameOf(stated),
    used: coordinates.ok ? systemLabel(coordinates.value.system) : null,
    fits: bounds === null || districtBounds === null ? null : boundsMeet(bounds, districtBounds),
    candidates: [...new Set(candidates)],
    problem: coordinates.ok ? null : { code: coordinates.code, details: coordinates.details },
  };
  const isSuspected = district !== null && request.shift === null && crs.fits === true;
  const without = told
    .filter(({ code }) => WITHOUT_GEOMETRY.includes(code))
    .reduce((sum, { details }) => sum + Number(details['count'] ?? 0), 0);
  return {
    name: layer,
    format: content.format,
    featureCount: content.features.length + without,
    geometries: countGeometries(placed.ok ? tidy.features : content.features),
    fields: inspectFields(content),
    encoding: inspectEncoding(content),
    crs,
    suspectedShift: isSuspected ? suspectShift(pointsOf(tidy.features), district) : null,
    preview: previewGeometries(tidy.features),
    bounds,
    notes: [...told, ...(coordinates.ok ? coordinates.notes : []), ...tidy.notes],
  };
}

function nameOf(system: CoordinateSystem | null): string | null {
  return system?.name ?? null;
}

function countGeometries(features: readonly Feature[]): LayerInspection['geometries'] {
  const counts = { point: 0, line: 0, polygon: 0, mixed: 0 };
  for (const { geometry } of features) {
    if (geometry.type === 'GeometryCollection') counts.mixed += 1;
    else if (geometry.type.endsWith('Point')) counts.point += 1;
    else if (geometry.type.endsWith('LineString')) counts.line += 1;
    else counts.polygon += 1;
  }
  return counts;
}

function inspectFields({ features, fields }: LayerContent): readonly InspectedField[] {
  return fieldsOf(features, fields).map((field): InspectedField => {
    const counts = new Map<string, number>();
    let filled = 0;
    for (const { properties } of features) {
      const value: unknown = properties?.[field.name];
      if (value === null || value === undefined || value === '') continue;
      filled += 1;
      const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
      const known = counts.get(text);
      if (known !== undefined) counts.set(text, known + 1);
      else if (counts.size < MOST_COUNTED) counts.set(text, 1);
    }
    const values = Array.from(counts, ([value, count]) => ({ value, count })).slice(0, MOST_SHOWN);
    return { ...field, filled, distinct: counts.size, values };
  });
}

function inspectEncoding({ features, fields, encoding }: LayerContent): InspectedEncoding | null {
  if (encoding === null) return null;
  const samples = new Set<string>();
  const add = (value: unknown): void => {
    if (samples.size < TEXT_SAMPLES && typeof value === 'string' && /[^\0-\u007f]/u.test(value)) samples.add(value);
  };
  for (const { name } of fields ?? []) add(name);
  for (const { properties } of features) {
    if (samples.size >= TEXT_SAMPLES) break;
    for (const [name, value] of Object.entries(properties ?? {})) {
      add(name);
      add(value);
    }
  }
  return { used: encoding, samples: [...samples] };
}

function pointsOf(features: readonly Feature[]): Float64Array {
  const points = growableFloat64();
  for (const { geometry } of features) {
    somePosition(geometry, ([x = 0, y = 0]) => {
      points.push(x);
      points.push(y);
      return false;
    });
  }
  return points.finish();
}
