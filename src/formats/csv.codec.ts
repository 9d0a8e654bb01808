import type { FeatureCodec } from './feature-codec.ts';
import { singleLayer } from './feature-codec.ts';

const FORMAT = 'CSV';

/** Tables of text with well-known text or longitude and latitude in columns. */
export const csvCodec: FeatureCodec = {
  name: FORMAT,
  extensions: ['.csv', '.tsv', '.txt'],
  // Any text could be one.
  recognises: () => false,
  open: ({ name, bytes }) =>
    singleLayer(name, FORMAT, async (encoding) => {
      const { readCsv } = await import('./csv-features.ts');
      return readCsv(name, bytes, encoding);
    }),
};
