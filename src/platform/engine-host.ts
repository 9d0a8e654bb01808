import { connectEngine } from '../../workers/engine/client.ts';
import type { EngineHost } from '../session/ports.ts';

/**
 * Starts an engine in a worker of its own.
 *
 * @param name unique among all pages of this origin; names the lock by which the engine's end is noticed
 */
export function startEngineHost(name: string): EngineHost {
  const worker = new Worker(new URL('../../workers/engine/entry.ts', import.meta.url), { type: 'module', name });
  return connectEngine(worker, name);
}
