import EngineWorker from '../../workers/engine/packed-entry.ts?worker&inline';
import { connectEngine } from '../../workers/engine/client.ts';
import type { EngineHost } from '../session/ports.ts';
import type { PackedFiles } from './packed-files.ts';

/** Folder of packed base data; a dataset `roads.geojson` of the plan is the file `base/roads.geojson`. */
const PACKED_BASE = 'base/';

/**
 * Starts an engine whose sources are packed into the page.
 *
 * @param name unique among all pages; names the lock by which the engine's end is noticed
 */
export function startPackedEngineHost(files: PackedFiles, name: string): EngineHost {
  const connection = connectEngine(new EngineWorker({ name }), name);
  const { api } = connection;
  return {
    ...connection,
    api: {
      ...api,
      async open(request) {
        const sources = await Promise.all(
          request.sources.map(async (source) => {
            const packed = `${PACKED_BASE}${source.dataset.href}`;
            if (!files.names.includes(packed)) return source;
            return { ...source, content: { files: [{ name: source.name, blob: await files.blob(packed) }] } };
          }),
        );
        return api.open({ ...request, sources });
      },
    },
  };
}
