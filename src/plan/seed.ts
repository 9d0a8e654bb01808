import { z } from 'zod';
import { describeSchemaError, type SchemaResult } from './schema-issue.ts';
import type { BilingualText } from './target.ts';
import { bilingualTextSchema, idSchema, partialDateSchema } from './target-schema.ts';

/** A seed (示例方案): a real district with its targets, a starter plan and an illustrative base; `seeds/<id>/seed.json`. */
export interface Seed {
  readonly id: string;
  readonly name: BilingualText;
  readonly province: BilingualText;
  /** The plan document that the targets were taken from. */
  readonly document: SeedDocument;
  readonly boundary: SeedBoundary;
  /** Says whose outline is used where the district's own is not at hand. */
  readonly standIn?: BilingualText;
  /** Official land area; absent when no source at hand states one. */
  readonly landArea?: { readonly areaM2: number; readonly source: string };
  /** Central meridian (中央子午线) of the district's 3° zone, degrees east. */
  readonly centralMeridian: number;
  readonly baseYear: number;
  /** Plan years in order. */
  readonly years: readonly number[];
  /** Ids of the two targets shown on the start card. */
  readonly headlineTargets: readonly [string, string];
  /** Sentence that says which data are illustrative (示意数据). */
  readonly illustrative: BilingualText;
  /** Sources that must be named wherever the data are shown. */
  readonly attribution: readonly BilingualText[];
  readonly [member: string]: unknown;
}

/** The plan document of a seed (方案文件). */
export interface SeedDocument {
  /** Full Chinese title. */
  readonly title: string;
  /** Date of issue as far as printed, null when the text at hand prints none. */
  readonly issued: string | null;
  /** Document number (文号). */
  readonly number?: string;
  /** Where `issued` comes from when the document itself does not print it, and similar remarks. */
  readonly note?: BilingualText;
}

/** The outline of a seed: the union of districts of the boundary file, by their code in its property `gb`. */
export interface SeedBoundary {
  readonly codes: readonly string[];
}

const text = z.string().trim().min(1);
const year = z.int().min(1900).max(2200);

// Members the schema does not know pass through unchanged.
const seedSchema = z.looseObject({
  id: idSchema,
  name: bilingualTextSchema,
  province: bilingualTextSchema,
  document: z.looseObject({
    title: text,
    issued: partialDateSchema.nullable(),
    number: text.exactOptional(),
    note: bilingualTextSchema.exactOptional(),
  }),
  boundary: z.looseObject({
    codes: z.array(z.string().regex(/^156\d{6}$/)).min(1),
  }),
  standIn: bilingualTextSchema.exactOptional(),
  landArea: z.looseObject({ areaM2: z.number().positive(), source: text }).exactOptional(),
  centralMeridian: z.int().min(75).max(135).multipleOf(3),
  baseYear: year,
  years: z.array(year).min(1),
  headlineTargets: z.tuple([idSchema, idSchema]),
  illustrative: bilingualTextSchema,
  attribution: z.array(bilingualTextSchema).min(1),
});

/**
 * Reads a seed descriptor.
 *
 * @param data parsed JSON of `seeds/<id>/seed.json`
 * @returns the seed with unknown members kept, or one issue per wrong member
 */
export function readSeed(data: unknown): SchemaResult<Seed> {
  const parsed = seedSchema.safeParse(data, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, issues: describeSchemaError(parsed.error) };
}
