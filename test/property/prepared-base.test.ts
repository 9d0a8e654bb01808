import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreparedArray, PreparedBase } from '../../src/formats/prepared-base.ts';
import { readPreparedBase } from '../../src/formats/prepared-base-reader.ts';
import { writePreparedBase } from '../../src/formats/prepared-base-writer.ts';
import type { AttributeColumn } from '../../src/land/attribute-column.ts';
import { buildParcelIndex } from '../../src/land/parcel-index.ts';

const SEED = 20261121;
const digest = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);

/** Offsets that end groups of the given sizes. */
function ends(sizes: readonly number[]): Uint32Array {
  let end = 0;
  return Uint32Array.from(sizes, (size) => (end += size));
}

const text = fc.string({ unit: 'binary', maxLength: 8 });
const column = (parcels: number): fc.Arbitrary<AttributeColumn> =>
  fc.oneof(
    fc
      .tuple(
        fc.float64Array({ minLength: parcels, maxLength: parcels }),
        fc.uint8Array({ minLength: parcels, maxLength: parcels }),
      )
      .map(([values, present]) => ({ type: 'number' as const, values, present })),
    fc
      .tuple(fc.uint32Array({ minLength: parcels, maxLength: parcels }), fc.array(text))
      .map(([codes, dictionary]) => ({ type: 'text' as const, codes, dictionary })),
  );
const array: fc.Arbitrary<PreparedArray> = fc.oneof(
  fc.float64Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.uint16Array(),
  fc.uint8Array(),
);

/** Parcels of 0–3 parts of 1–2 rings of 3–5 vertices, and anything in the columns. */
const base: fc.Arbitrary<PreparedBase> = fc
  .array(fc.array(fc.array(fc.integer({ min: 3, max: 5 }), { minLength: 1, maxLength: 2 }), { maxLength: 3 }), {
    maxLength: 6,
  })
  .chain((parcels) => {
    const rings = parcels.flat(2);
    const vertices = rings.reduce((sum, size) => sum + size, 0);
    const count = parcels.length;
    const doubles = (length: number) => fc.float64Array({ minLength: length, maxLength: length });
    return fc.record({
      table: fc.record({
        classSystem: fc.constantFrom('third-survey', 'custom'),
        parcelCount: fc.constant(count),
        coordinates: doubles(2 * vertices),
        ringEnds: fc.constant(ends(rings)),
        partEnds: fc.constant(ends(parcels.flat().map((part) => part.length))),
        shapeEnds: fc.constant(ends(parcels.map((parcel) => parcel.length))),
        areasM2: doubles(count),
        classIndex: fc.uint16Array({ minLength: count, maxLength: count }),
        classCodes: fc.array(text, { minLength: 1 }),
        attributes: fc.array(fc.tuple(text, column(count)), { maxLength: 3 }).map((columns) => new Map(columns)),
        index: fc.constant(buildParcelIndex(new Float64Array(4 * count))),
      }),
      source: fc.record({ name: text, sha256: text, optionsKey: text }),
      notes: fc.array(
        fc.record({
          code: text,
          details: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(text, fc.integer())),
        }),
        { maxLength: 3 },
      ),
      extra: fc.dictionary(
        text,
        fc.record({
          json: fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
          arrays: fc.dictionary(text, array, { maxKeys: 3 }),
        }),
        { maxKeys: 3 },
      ),
    });
  });

describe(`prepared base, seed ${SEED}`, () => {
  it('gives back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(base, async (written) => {
        const bytes = await writePreparedBase(written, digest);
        const read = await readPreparedBase('x.base', bytes, digest);
        expect(read).toEqual({ ok: true, value: written, notes: [] });
        // The same values make the same file: it can be told by its hash whether anything changed.
        expect(await writePreparedBase(read.ok ? read.value : written, digest)).toEqual(bytes);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('notices a changed byte wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(base, fc.nat(), fc.integer({ min: 1, max: 255 }), async (written, at, flip) => {
        const bytes = await writePreparedBase(written, digest);
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ flip;
        expect((await readPreparedBase('x.base', bytes, digest)).ok).toBe(false);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('takes no part of a file for the whole', async () => {
    await fc.assert(
      fc.asyncProperty(base, fc.nat(), async (written, at) => {
        const bytes = await writePreparedBase(written, digest);
        const cut = await readPreparedBase('x.base', bytes.slice(0, at % bytes.length), digest);
        expect(cut).toMatchObject({ ok: false });
        if (at % bytes.length > 0) expect(cut).toMatchObject({ code: 'format.truncated' });
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
