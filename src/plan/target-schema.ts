import { z } from 'zod';
import { describeSchemaError, type SchemaResult } from './schema-issue.ts';
import type { Target } from './target.ts';

const text = z.string().trim().min(1);
const year = z.int().min(1900).max(2200);

/** A text in both languages; neither may be empty. */
export const bilingualTextSchema = z.looseObject({ zh: text, en: text });

/** A date as far as it is known: `2023-08-01`, `2023-08` or `2023`. */
export const partialDateSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

/** An id as targets, seeds and zones use it: lower-case letters, digits and hyphens. */
export const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const source = z.looseObject({
  document: text,
  issued: partialDateSchema.nullable(),
  section: text,
});

const reading = z.looseObject({
  year,
  value: z.number(),
  source: text,
  date: partialDateSchema.exactOptional(),
  note: text.exactOptional(),
});

/**
 * Form of one target (规划目标). The vocabularies are closed, so that a slip in `op` or `kind` is reported; members it does
 * not know pass through unchanged.
 */
const targetSchema = z
  .looseObject({
    id: idSchema,
    title: bilingualTextSchema,
    indicator: z.string().regex(/^[a-z][a-z0-9]*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/),
    group: text.exactOptional(),
    zone: idSchema.exactOptional(),
    op: z.enum(['>=', '<=', '=', 'about', 'cover']),
    value: z.number(),
    unit: text,
    year: year.exactOptional(),
    kind: z.enum(['map', 'counted', 'tracked']),
    source,
    evidence: z.union([text, bilingualTextSchema]).exactOptional(),
    note: z.union([text, bilingualTextSchema]).exactOptional(),
    readings: z.array(reading).exactOptional(),
    figures: z.record(z.string(), z.array(reading)).exactOptional(),
  })
  .superRefine((target, context) => {
    if (target.kind === 'tracked' && target.readings === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['readings'],
        params: { code: 'schema.no-readings' },
      });
    }
  });

/** Form of a `targets.json`: a list of targets with unique ids. */
export const targetListSchema = z.array(targetSchema).superRefine((targets, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of targets.entries()) {
    if (seen.has(id)) {
      context.addIssue({
        code: 'custom',
        path: [index, 'id'],
        params: { code: 'schema.duplicate-id', id },
      });
    }
    seen.add(id);
  }
});

/**
 * Reads a list of targets.
 *
 * @param data parsed JSON, as `targets.json` or the `targets` member of a plan file holds it
 * @returns the targets with unknown members kept, or one issue per wrong member
 */
export function readTargets(data: unknown): SchemaResult<readonly Target[]> {
  const parsed = targetListSchema.safeParse(data, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, issues: describeSchemaError(parsed.error) };
}
