import type { FeatureCodec } from './feature-codec.ts';
import { readFlatgeobufFeatures } from './flatgeobuf-features.ts';
import { hasFlatgeobufMagic, readFlatgeobufHeader } from './flatgeobuf-header.ts';

/** FlatGeobuf 3 as features; parcels by the hundred thousand go through `visitFlatgeobuf` instead. */
export const flatgeobufCodec: FeatureCodec = {
  name: 'FlatGeobuf',
  extensions: ['.fgb'],
  recognises: hasFlatgeobufMagic,
  read(file, bytes) {
    const header = readFlatgeobufHeader(file, bytes);
    if (!header.ok) return Promise.resolve(header);
    const read = readFlatgeobufFeatures(file, bytes);
    return Promise.resolve(read.ok ? { ...read, value: { features: read.value, epsg: header.value.epsg } } : read);
  },
};
