import type { FeatureImportState } from '../../session/feature-import.ts';

/** The import while its questions are open. */
export type Asking = Extract<FeatureImportState, { state: 'asking' }>;

/** What the layer in question holds. */
export type Layer = NonNullable<Asking['inspection']>;

/** What becomes of its attributes. */
export type Mapping = NonNullable<Asking['mapping']>;

/** What every part of the mapping gets: the layer, the mapping so far, and how to change it. */
export interface MappingPart {
  readonly layer: Layer;
  readonly mapping: Mapping;
  readonly change: (change: Partial<Mapping>) => void;
}
