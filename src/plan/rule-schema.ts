import { z } from 'zod';
import { KIND_IDS } from '../kinds/kind-list.ts';

const text = z.string().min(1);
const both = z.looseObject({ zh: text, en: text });
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}-\d{2})?$/)
  .nullable();
const verdict = z.enum(['allowed', 'conditional', 'forbidden']);
const severity = z.enum(['forbidden', 'conditional', 'advice']);
const verified = z.enum(['confirmed', 'recalled', 'translation-only']);
const kind = z.enum(KIND_IDS);
const condition = z.looseObject({ field: text, values: z.array(text).min(1) });
const distanceM = z.number().positive().max(100_000);
const maximumSlopeDegrees = z.number().positive().max(90);
const minimumAreaM2 = z.number().positive().max(1e12);

/** Form of a document that rules come from (规则依据). */
export const ruleDocumentSchema = z.looseObject({
  id: text,
  title: both,
  number: text.nullable(),
  issued: date,
  effective: date,
  expires: date,
  verified,
});

const opponent = z.union([
  z.looseObject({ kind, where: condition.exactOptional() }),
  z.looseObject({
    role: z.enum(['redline', 'farmland', 'urban-boundary', 'protected', 'villages', 'places', 'buildings', 'water']),
  }),
  z.looseObject({ land: z.array(z.string().regex(/^\d\d([0-9]\d|H\d)?$/)).min(1) }),
  z.looseObject({ data: text }),
]);

/** Members of a rule beside its id and document, for tables and plans alike. */
export const ruleRowShape = {
  kinds: z.array(kind).min(1),
  where: condition.exactOptional(),
  against: z.array(opponent),
  verdict,
  severity,
  verified,
  distanceM: distanceM.exactOptional(),
  maximumSlopeDegrees: maximumSlopeDegrees.exactOptional(),
  minimumAreaM2: minimumAreaM2.exactOptional(),
  clause: both,
  exceptions: z.array(z.looseObject({ ...both.shape, verified })),
  note: both.nullable(),
} as const;

const change = z.looseObject({
  off: z.literal(true).exactOptional(),
  verdict: verdict.exactOptional(),
  severity: severity.exactOptional(),
  distanceM: distanceM.exactOptional(),
  maximumSlopeDegrees: maximumSlopeDegrees.exactOptional(),
  minimumAreaM2: minimumAreaM2.exactOptional(),
  reason: text,
});

const ownRule = z.looseObject({ ...ruleRowShape, document: ruleDocumentSchema });

/** Form of the rules of a plan, member `tantu.rules`; members it does not know pass through unchanged. */
export const planRulesSchema = z.looseObject({
  changes: z.record(z.string(), change).exactOptional(),
  own: z.record(z.string(), ownRule).exactOptional(),
});
