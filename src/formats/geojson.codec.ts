import type { FeatureCodec } from './feature-codec.ts';
import { featuresFromGeojson } from './geojson-features.ts';
import { decodeUtf8, parseJson } from './json-text.ts';

/** GeoJSON (RFC 7946), with the `crs` member of its 2008 predecessor. */
export const geojsonCodec: FeatureCodec = {
  name: 'GeoJSON',
  extensions: ['.geojson', '.json'],
  recognises: (bytes) => /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64))),
  read(file, bytes) {
    const text = decodeUtf8(file, bytes);
    if (!text.ok) return Promise.resolve(text);
    const json = parseJson(file, text.value);
    return Promise.resolve(json.ok ? featuresFromGeojson(file, json.value) : json);
  },
};
