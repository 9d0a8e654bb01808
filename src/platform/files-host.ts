import { connectFiles } from '../../workers/files/client.ts';
import type { FilesHost } from '../session/ports.ts';

/**
 * Starts reading and writing of exchange formats in a worker of its own.
 *
 * @param name unique among all pages of this origin; names the lock by which the worker's end is noticed
 */
export function startFilesHost(name: string): FilesHost {
  const worker = new Worker(new URL('../../workers/files/entry.ts', import.meta.url), { type: 'module', name });
  return connectFiles(worker, name);
}
