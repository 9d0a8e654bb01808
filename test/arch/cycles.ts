import { importsOf } from './imports.ts';
import type { Source } from './source-tree.ts';

/** Import cycles, types included, each as the paths of one strongly connected component (Tarjan 1972). */
export function findCycles(sources: readonly Source[]): string[][] {
  const known = new Set(sources.map(({ path }) => path));
  const edges = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap(({ target }) => (target !== null && known.has(target) ? [target] : [])),
    ]),
  );
  const order = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  function visit(path: string): number {
    const index = order.size;
    order.set(path, index);
    let lowest = index;
    stack.push(path);
    for (const next of edges.get(path) ?? []) {
      if (!order.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, order.get(next) ?? lowest);
    }
    if (lowest === index) {
      const component = stack.splice(stack.indexOf(path));
      if (component.length > 1 || (edges.get(path) ?? []).includes(path)) cycles.push(component.sort());
    }
    return lowest;
  }

  for (const { path } of sources) if (!order.has(path)) visit(path);
  return cycles;
}
