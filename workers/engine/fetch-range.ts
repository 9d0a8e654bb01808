import type { FetchRange } from '../../src/formats/flatgeobuf-range.ts';

/** Reads ranges through HTTP; null as soon as the server answers with anything but the part asked for. */
export function fetchRangeOf(get: (start: number, end: number) => Promise<Response>): FetchRange {
  return async (start, end) => {
    const response = await get(start, end).catch(() => null);
    const size = Number(/\/(\d+)$/u.exec(response?.headers.get('content-range') ?? '')?.[1]);
    if (response?.status !== 206 || !Number.isFinite(size)) {
      await response?.body?.cancel();
      return null;
    }
    return { bytes: new Uint8Array(await response.arrayBuffer()), size };
  };
}
