import type { SessionPorts } from '../session/ports.ts';
import type { PackedFiles } from './packed-files.ts';
import { createPreferences } from './preferences.ts';

/** Folder of the packed seed: `seed/seed.json`, `seed/targets.json`, `seed/boundary.geojson`. */
const PACKED_SEED = 'seed/';

/** What a page without any server or storage has to give: its packed seed, no address of its own, nobody to talk to. */
export function createPackedPorts(
  files: PackedFiles,
): Pick<
  SessionPorts,
  'seeds' | 'address' | 'preferences' | 'openTabChannel' | 'openNotesChannel' | 'startFiles' | 'readViewer'
> {
  return {
    seeds: {
      readSeedFile: (_, file) => files.text(PACKED_SEED + file),
      readDemoFile: (_, file) => files.text(PACKED_SEED + file),
      demoUrl: (_, file) => file,
    },
    address: { read: () => ({}), write: () => undefined },
    preferences: createPreferences(),
    openTabChannel: () => ({ post: () => undefined, onMessage: () => () => undefined, close: () => undefined }),
    openNotesChannel: () => ({ post: () => undefined, onMessage: () => () => undefined, close: () => undefined }),
    readViewer: () => Promise.reject(new Error('a single file packs no other')),
    startFiles: () => {
      throw new Error('a single file reads and writes no other files');
    },
  };
}
