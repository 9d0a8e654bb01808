import { withGeojsonRings } from './ring-direction.ts';
import type { FeatureWriter } from './write-result.ts';

/**
 * GeoJSON (RFC 7946). Other coordinates than degrees are named in the `crs` member of its predecessor, which GIS software
 * still reads.
 */
export const geojsonWriter: FeatureWriter = {
  id: 'geojson',
  name: 'GeoJSON',
  extension: '.geojson',
  degreesOnly: false,
  write({ name, fields, features }, { system }) {
    const { epsg, projection } = system;
    const isPlain = projection.kind === 'geographic';
    const crs = isPlain ? [] : [`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::${String(epsg)}"}}`];
    const head = ['"type":"FeatureCollection"', `"name":${JSON.stringify(name)}`, ...crs].join(',\n');
    const lines = features.map(({ id, geometry, values }) => {
      const properties = Object.fromEntries(fields.map((field, at) => [field.name, values[at] ?? null]));
      const member = id === null ? {} : { id };
      return JSON.stringify({ type: 'Feature', ...member, properties, geometry: withGeojsonRings(geometry) });
    });
    const text = `{\n${head},\n"features":[\n${lines.join(',\n')}\n]}\n`;
    return Promise.resolve({ files: [{ name: `${name}.geojson`, bytes: new TextEncoder().encode(text) }], notes: [] });
  },
};
