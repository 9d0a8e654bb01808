import type { FeatureCodec } from './feature-codec.ts';
import { singleLayer } from './feature-codec.ts';

const FORMAT = 'KML';

/** KML 2.x (OGC 12-007); a KMZ is unpacked before. Folders become an attribute. */
export const kmlCodec: FeatureCodec = {
  name: FORMAT,
  extensions: ['.kml'],
  recognises: (bytes) => /^\uFEFF?\s*<(\?xml[\s\S]*<)?kml/u.test(new TextDecoder().decode(bytes.subarray(0, 1024))),
  open: ({ name, bytes }) =>
    singleLayer(name, FORMAT, async () => {
      const { readKml } = await import('./kml-features.ts');
      return readKml(name, bytes);
    }),
};
