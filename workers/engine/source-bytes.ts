import type { SourceFile } from '../../src/formats/land-file.ts';
import type { BaseFile, BaseSource } from './contract/base-source.ts';
import type { EngineProgress } from './contract/open-district.ts';
import { sha256Of } from './sha256.ts';

/** A fetch that answers, or the status with which it was refused. */
export type FetchBytes = (
  url: string,
) => Promise<{ readonly ok: true; readonly response: Response } | { readonly ok: false; readonly status: number }>;

/** Files of a source, or why there are none. */
export type SourceBytes =
  | { readonly ok: true; readonly files: readonly SourceFile[] }
  | { readonly ok: false; readonly code: 'base-missing'; readonly details: Readonly<Record<string, string | number>> };

/** Gets the bytes of a source, telling how far it is. */
export async function readSourceBytes(
  source: BaseSource,
  fetchBytes: FetchBytes,
  onProgress: (progress: EngineProgress) => void,
): Promise<SourceBytes> {
  const { name, content } = source;
  try {
    if ('files' in content) return { ok: true, files: await readFiles(content.files) };
    const answer = await fetchBytes(content.url);
    if (!answer.ok) return { ok: false, code: 'base-missing', details: { name, status: answer.status } };
    const total = Number(answer.response.headers.get('content-length')) || null;
    const bytes = await readBody(answer.response, total, (done) =>
      onProgress({ step: 'fetch', source: name, done, total }),
    );
    return { ok: true, files: [{ name, bytes }] };
  } catch (error) {
    // No network, a name that is no URL, a connection that broke half-way, a file that was moved since it was chosen.
    return { ok: false, code: 'base-missing', details: { name, message: error instanceof Error ? error.message : '' } };
  }
}

/** The bytes of files that the user chose. Rejects when one of them is no longer there. */
export async function readFiles(files: readonly BaseFile[]): Promise<readonly SourceFile[]> {
  return Promise.all(files.map(async ({ name, blob }) => ({ name, bytes: new Uint8Array(await blob.arrayBuffer()) })));
}

/** SHA-256 of a source: of its file, or of all its parts in the order of their names. */
export function hashOfFiles(files: readonly SourceFile[]): Promise<string | null> {
  return sha256Of([...files].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ bytes }) => bytes));
}

async function readBody(
  response: Response,
  total: number | null,
  onBytes: (done: number) => void,
): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array(await response.arrayBuffer());
  // Into place at once where the size is known: the bytes of a city are not to be held twice.
  let bytes = new Uint8Array(total ?? FIRST_BYTES);
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (size + next.value.length > bytes.length) {
      const larger = new Uint8Array(2 * (size + next.value.length));
      larger.set(bytes.subarray(0, size));
      bytes = larger;
    }
    bytes.set(next.value, size);
    size += next.value.length;
    onBytes(size);
  }
  return bytes.subarray(0, size);
}

const FIRST_BYTES = 1 << 20;
