import type { FeatureWriter } from './write-result.ts';

/** A GeoPackage with one layer and its spatial index. */
export const geopackageWriter: FeatureWriter = {
  id: 'geopackage',
  name: 'GeoPackage',
  extension: '.gpkg',
  degreesOnly: false,
  async write(table, options) {
    const { writeGeopackage } = await import('./geopackage-bytes.ts');
    return writeGeopackage(table, options);
  },
};
