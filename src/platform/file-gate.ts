import { fileOpen, fileSave } from 'browser-fs-access';
import type { FileGate } from '../session/ports.ts';

/** Files through the File System Access API where there is one, else through a picker and a download. */
export function createFileGate(): FileGate {
  return {
    async pick(extensions) {
      try {
        const file = await fileOpen({ extensions: [...extensions], multiple: false });
        return { name: file.name, text: () => file.text() };
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
    async pickMany(extensions) {
      try {
        const files = await fileOpen({ extensions: [...extensions], multiple: true });
        return files.map((file) => ({ name: file.name, blob: file }));
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
    async fetchText(url) {
      const response = await fetch(url);
      if (!response.ok) throw new Error(String(response.status));
      return { text: await response.text(), url: response.url };
    },
    async save(name, content, mediaType) {
      try {
        const extension = /\.[^.]+$/u.exec(name)?.[0] ?? '';
        await fileSave(new Blob([content], { type: mediaType }), { fileName: name, extensions: [extension] });
        return true;
      } catch (error) {
        if (isRefusal(error)) return false;
        throw error;
      }
    },
  };
}

/** The user closed the picker. */
function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
