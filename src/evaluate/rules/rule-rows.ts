import { z } from 'zod';
import { isKindId } from '../../kinds/kind-list.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { Rule } from './rule.ts';

const text = z.string().min(1);
const both = z.strictObject({ zh: text, en: text });
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}-\d{2})?$/)
  .nullable();
const verified = z.enum(['confirmed', 'recalled', 'translation-only']);
const kind = z.custom<KindId>(isKindId);
const condition = z.strictObject({ field: text, values: z.array(text).min(1) });

const documentSchema = z.strictObject({
  id: text,
  title: both,
  number: text.nullable(),
  issued: date,
  effective: date,
  expires: date,
  verified,
});

const opponentSchema = z.union([
  z.strictObject({ kind, where: condition.exactOptional() }),
  z.strictObject({
    role: z.enum(['redline', 'farmland', 'urban-boundary', 'protected', 'villages', 'places', 'buildings', 'water']),
  }),
  z.strictObject({ land: z.array(z.string().regex(/^\d\d([0-9]\d|H\d)?$/)).min(1) }),
  z.strictObject({ data: text }),
]);

const ruleSchema = z.strictObject({
  id: text,
  document: text,
  kinds: z.array(kind).min(1),
  where: condition.exactOptional(),
  against: z.array(opponentSchema),
  verdict: z.enum(['allowed', 'conditional', 'forbidden']),
  severity: z.enum(['forbidden', 'conditional', 'advice']),
  verified,
  distanceM: z.number().positive().exactOptional(),
  maximumSlopeDegrees: z.number().positive().max(90).exactOptional(),
  minimumAreaM2: z.number().positive().exactOptional(),
  clause: both,
  exceptions: z.array(z.strictObject({ ...both.shape, verified })),
  note: both.nullable(),
});

const tableSchema = z.strictObject({
  topic: text,
  documents: z.array(documentSchema),
  rules: z.array(ruleSchema),
});

/**
 * Makes rules of the tables in `data/rules`.
 *
 * @throws when a table has not the form of one, a rule names a document that its table does not have, or two have one id: tables
 * are ours, so that is a bug
 */
export function rulesOfTables(tables: readonly unknown[]): readonly Rule[] {
  const rules = tables.flatMap((table): readonly Rule[] => {
    const { documents, rules: rows } = tableSchema.parse(table);
    const byId = new Map(documents.map((one) => [one.id, one]));
    return rows.map(({ document: id, ...row }) => {
      const document = byId.get(id);
      if (document === undefined) throw new Error(`rule ${row.id}: no document ${id}`);
      const { where = null, distanceM = null, maximumSlopeDegrees = null, minimumAreaM2 = null } = row;
      return { ...row, document, where, distanceM, maximumSlopeDegrees, minimumAreaM2 };
    });
  });
  if (new Set(rules.map(({ id }) => id)).size < rules.length) throw new Error('two rules have one id');
  return rules;
}
