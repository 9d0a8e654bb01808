import { importsOf } from './imports.ts';
import { LAYER_TABLE, layerOf } from './layer-table.ts';
import type { Source, Violation } from './source-tree.ts';

/** Imports that the layer table does not allow, type imports included. */
export function findLayerViolations(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => {
    const layer = layerOf(source.path);
    if (layer === null || layer === 'tests') return [];
    const allowed = LAYER_TABLE[layer];
    if (allowed === undefined) {
      return [{ path: source.path, line: 1, message: `lies in "${layer}", which the layer table does not name` }];
    }
    return importsOf(source).flatMap(({ target, typeOnly, line }) => {
      const other = target === null ? null : layerOf(target);
      if (target === null || other === layer) return [];
      if (allowed === 'everything' && other !== 'tests') return [];
      const access = other === null || allowed === 'everything' ? undefined : allowed[other];
      if (access === 'values' || (access === 'types' && typeOnly)) return [];
      const problem = access === 'types' ? 'may import only types from' : 'may not import from';
      return [{ path: source.path, line, message: `${layer} ${problem} ${other ?? 'outside the layers'}: ${target}` }];
    });
  });
}
