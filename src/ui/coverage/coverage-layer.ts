/** Layers of coverage, as the list of layers names them after `coverage:`. */
const LAYERS = ['sites', 'unserved', 'area', 'land'] as const;

/** One of them. */
export type CoverageLayer = (typeof LAYERS)[number];

/** Whether the rest of a layer's id is one of coverage. */
export function isCoverageLayer(id: string): id is CoverageLayer {
  return (LAYERS as readonly string[]).includes(id);
}
