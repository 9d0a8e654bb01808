import type { BaseSource, EngineProgress } from './api.ts';

/** A fetch that answers, or the status with which it was refused. */
export type FetchBytes = (
  url: string,
) => Promise<{ readonly ok: true; readonly response: Response } | { readonly ok: false; readonly status: number }>;

/** Bytes of a source, or why there are none. */
export type SourceBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: 'base-missing'; readonly details: Readonly<Record<string, string | number>> };

/** Gets the bytes of a source, telling how far it is. */
export async function readSourceBytes(
  source: BaseSource,
  fetchBytes: FetchBytes,
  onProgress: (progress: EngineProgress) => void,
): Promise<SourceBytes> {
  if ('bytes' in source.content) return { ok: true, bytes: new Uint8Array(source.content.bytes) };
  const { name } = source;
  try {
    const answer = await fetchBytes(source.content.url);
    if (!answer.ok) return { ok: false, code: 'base-missing', details: { name, status: answer.status } };
    const total = Number(answer.response.headers.get('content-length')) || null;
    const bytes = await readBody(answer.response, (done) => onProgress({ step: 'fetch', source: name, done, total }));
    return { ok: true, bytes };
  } catch (error) {
    // No network, a name that is no URL, or a connection that broke half-way.
    return { ok: false, code: 'base-missing', details: { name, message: error instanceof Error ? error.message : '' } };
  }
}

async function readBody(response: Response, onBytes: (done: number) => void): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
    onBytes(size);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
