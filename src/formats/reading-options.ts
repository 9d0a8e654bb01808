import { z } from 'zod';
import type { BaseDataset } from '../plan/plan.ts';

/** Raised when reading changes what it makes of a file: what was kept before is then read anew. */
const READER_VERSION = 1;

/** What of a dataset decides how its file is read, as one text: bases read in different ways are kept apart. */
export function readingOptionsKey({ classSystem, classMapping, fields, crs, shift, encoding }: BaseDataset): string {
  const sorted = (map: Readonly<Record<string, string>> | undefined): readonly (readonly [string, string])[] =>
    Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    READER_VERSION,
    classSystem ?? null,
    sorted(classMapping),
    sorted(fields),
    crs ?? null,
    shift ?? null,
    encoding ?? null,
  ]);
}

/** How the parcels of a prepared base were read; the members of a dataset that {@link readingOptionsKey} writes. */
export type ReadingOptions = Pick<
  BaseDataset,
  'classSystem' | 'classMapping' | 'fields' | 'crs' | 'shift' | 'encoding'
>;

const OPTIONS = z.tuple([
  z.literal(READER_VERSION),
  z.enum(['third-survey', 'land-sea-use', 'worldcover', 'clcd', 'custom']).nullable(),
  z.array(z.tuple([z.string(), z.string()])),
  z.array(z.tuple([z.string(), z.string()])),
  z.string().nullable(),
  z.enum(['gcj02', 'bd09']).nullable(),
  z.string().nullable(),
]);

/** The options that a prepared base was read with; null for one of another version of the reader. */
export function readingOptionsFrom(key: string): ReadingOptions | null {
  const parsed = OPTIONS.safeParse(jsonOf(key));
  if (!parsed.success) return null;
  const [, classSystem, mapping, fields, crs, shift, encoding] = parsed.data;
  return {
    ...(classSystem === null ? {} : { classSystem }),
    ...(mapping.length === 0 ? {} : { classMapping: Object.fromEntries(mapping) }),
    fields: Object.fromEntries(fields),
    ...(crs === null ? {} : { crs }),
    ...(shift === null ? {} : { shift }),
    ...(encoding === null ? {} : { encoding }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
