import type { FeatureWriter } from './write-result.ts';

/** FlatGeobuf 3 without an index. */
export const flatgeobufWriter: FeatureWriter = {
  id: 'flatgeobuf',
  name: 'FlatGeobuf',
  extension: '.fgb',
  degreesOnly: false,
  async write(table, options) {
    const { writeFlatgeobuf } = await import('./flatgeobuf-bytes.ts');
    return writeFlatgeobuf(table, options);
  },
};
