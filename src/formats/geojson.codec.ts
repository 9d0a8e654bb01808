import type { FeatureCodec } from './feature-codec.ts';
import { singleLayer } from './feature-codec.ts';
import { featuresFromGeojson } from './geojson-features.ts';
import { decodeUtf8, parseJson } from './json-text.ts';

const FORMAT = 'GeoJSON';

/** GeoJSON (RFC 7946), with the `crs` member of its 2008 predecessor. */
export const geojsonCodec: FeatureCodec = {
  name: FORMAT,
  extensions: ['.geojson', '.json'],
  recognises: (bytes) => /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64))),
  open: ({ name, bytes }) =>
    singleLayer(name, FORMAT, () => {
      const text = decodeUtf8(name, bytes);
      if (!text.ok) return Promise.resolve(text);
      const json = parseJson(name, text.value);
      return Promise.resolve(json.ok ? featuresFromGeojson(name, json.value) : json);
    }),
};
