import type { PoolRow } from '../../report/carbon-parts.ts';
import type { Page } from '../page.svelte.ts';

/**
 * Name of a pool; soil says to which depth.
 *
 * @param of soil without a depth is buried carbon in a sink, and soil of an unknown depth in a stock
 */
export function poolName(page: Page, { pool, depthCm }: PoolRow, of: 'stock' | 'sink'): string {
  if (pool !== 'soil') return page.text(`carbon.pool.${pool}`);
  if (depthCm === null) return page.text(of === 'sink' ? 'carbon.soil-burial' : 'carbon.soil-no-depth');
  return page.text('carbon.soil-depth', { depth: depthCm });
}
