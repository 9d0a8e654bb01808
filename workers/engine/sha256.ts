/** SHA-256 of bytes. Rejects where the browser offers none, which is so for pages that came over plain HTTP. */
export function digestSha256(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', bytes);
}

/** SHA-256 in lower-case hexadecimal, of several buffers as if they were one; null where there is none. */
export async function sha256Of(parts: readonly Uint8Array[]): Promise<string | null> {
  if (!('crypto' in globalThis) || !('subtle' in crypto)) return null;
  const [only] = parts;
  const bytes = parts.length === 1 && only !== undefined ? only : joined(parts);
  const digest = new Uint8Array(await digestSha256(bytes as Uint8Array<ArrayBuffer>));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
