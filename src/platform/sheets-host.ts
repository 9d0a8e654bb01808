import { connectSheets } from '../../workers/sheets/client.ts';
import type { SheetsHost } from '../session/ports.ts';

/**
 * Starts what lays out and writes printed matter, in a worker of its own.
 *
 * @param name unique among all pages of this origin; names the lock by which the worker's end is noticed
 * @param base address of the page, beside which the font for print lies
 */
export function startSheetsHost(name: string, base: string): SheetsHost {
  const worker = new Worker(new URL('../../workers/sheets/entry.ts', import.meta.url), { type: 'module', name });
  return { ...connectSheets(worker, name), fontUrl: new URL('print/tantu-sheet.ttf', base).href };
}
