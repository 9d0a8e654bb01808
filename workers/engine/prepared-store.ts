import type { PreparedStore } from './engine-ports.ts';

const FOLDER = 'prepared-bases';

/** Bases kept at most, of which a plan can have several; the one unused for longest goes first. A survey of a district is some 100 MB. */
const MOST_KEPT = 12;

/** Prepared bases in the browser's own file system (OPFS). Whatever fails means only that the source is read again. */
export function createPreparedStore(storage: StorageManager): PreparedStore {
  async function folder(): Promise<FileSystemDirectoryHandle> {
    const root = await storage.getDirectory();
    return root.getDirectoryHandle(FOLDER, { create: true });
  }

  return {
    async read(name) {
      try {
        const handle = await (await folder()).getFileHandle(name);
        return await (await handle.getFile()).arrayBuffer();
      } catch {
        return null; // never kept, evicted, or no file system for this page
      }
    },
    async write(name, parts) {
      try {
        const place = await folder();
        await makeRoom(place, name);
        const handle = await place.getFileHandle(name, { create: true });
        // Becomes the file only when it is closed: a full disk leaves what was there.
        const writable = await handle.createWritable();
        try {
          for (const part of parts) await writable.write(part as Uint8Array<ArrayBuffer>);
          await writable.close();
          return true;
        } catch {
          await writable.abort().catch(() => undefined);
          await place.removeEntry(name).catch(() => undefined);
          return false;
        }
      } catch {
        return false;
      }
    },
  };
}

async function makeRoom(place: FileSystemDirectoryHandle, coming: string): Promise<void> {
  const kept: { readonly name: string; readonly time: number }[] = [];
  for await (const [name, handle] of place.entries()) {
    if (name === coming || !isFile(handle)) continue;
    kept.push({ name, time: (await handle.getFile()).lastModified });
  }
  kept.sort((a, b) => b.time - a.time);
  for (const { name } of kept.slice(MOST_KEPT - 1)) await place.removeEntry(name);
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}
