import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKED_ATTRIBUTE, PACKED_PLACE, writeSingleFile } from '../../../src/formats/single-file.ts';

const VIEWER = `<!doctype html><body><div id="app"></div>${PACKED_PLACE}<script>start()</script></body>`;

/** Takes a page apart again with what is neither ours nor the writer's: a pattern, Node's base64 and Node's zlib. */
function unpack(page: string): readonly (readonly [string, Uint8Array])[] {
  const pattern = new RegExp(`<script type="application/gzip" ${PACKED_ATTRIBUTE}="([^"]*)">([^<]*)</script>`, 'gu');
  return [...page.matchAll(pattern)].map(([, name = '', packed = '']) => [
    name.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    new Uint8Array(gunzipSync(Buffer.from(packed, 'base64'))),
  ]);
}

describe('the single file', () => {
  it('gives every file back to the last byte, under its name, in its order', async () => {
    const file = fc.record({ name: fc.string({ minLength: 1 }), bytes: fc.uint8Array({ maxLength: 70_000 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 4 }), async (files) => {
        const page = new TextDecoder().decode(await writeSingleFile(VIEWER, files, () => undefined));
        expect(unpack(page)).toEqual(files.map(({ name, bytes }) => [name, bytes]));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the viewer around them and says how far it is', async () => {
    const done: number[] = [];
    const files = [
      { name: 'plan.json', bytes: new TextEncoder().encode('{"name":"蓟州区"}') },
      { name: 'base/land.tantubase', bytes: new Uint8Array(100_000) },
    ];
    const page = new TextDecoder().decode(await writeSingleFile(VIEWER, files, (count) => done.push(count)));
    expect(page.startsWith('<!doctype html><body><div id="app"></div><script type="application/gzip"')).toBe(true);
    expect(page.endsWith('<script>start()</script></body>')).toBe(true);
    expect(page.length).toBeLessThan(2000);
    expect(done).toEqual([1, 2]);
  });

  it('refuses a page without a place for content', async () => {
    await expect(writeSingleFile('<html></html>', [], () => undefined)).rejects.toThrow(RangeError);
  });
});
