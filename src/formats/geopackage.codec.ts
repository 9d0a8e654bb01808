import type { FeatureCodec } from './feature-codec.ts';

const MAGIC = 'SQLite format 3\0';

/** GeoPackage 1.x (OGC 12-128): a layer per table of features. */
export const geopackageCodec: FeatureCodec = {
  name: 'GeoPackage',
  extensions: ['.gpkg'],
  recognises: (bytes) => String.fromCharCode(...bytes.subarray(0, MAGIC.length)) === MAGIC,
  open: async ({ name, bytes }) => {
    const { openGeopackage } = await import('./geopackage-layers.ts');
    return openGeopackage(name, bytes);
  },
};
