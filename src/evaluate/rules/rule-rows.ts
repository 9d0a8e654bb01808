import { z } from 'zod';
import { ruleDocumentSchema, ruleRowShape } from '../../plan/rule-schema.ts';
import type { RuleDocument, RuleRow } from '../../plan/plan-rule.ts';
import type { Rule } from './rule.ts';

const text = z.string().min(1);

/** Form of a table of rules, as `data/rules` has them and as plans exchange them. */
export const ruleTableSchema = z.strictObject({
  topic: text,
  documents: z.array(ruleDocumentSchema.strict()),
  rules: z.array(z.strictObject({ id: text, document: text, ...ruleRowShape })),
});

/**
 * Makes rules of the tables in `data/rules`.
 *
 * @throws when a table has not the form of one, a rule names a document that its table does not have, or two have one id: tables
 * are ours, so that is a bug
 */
export function rulesOfTables(tables: readonly unknown[]): readonly Rule[] {
  const rules = tables.flatMap((table): readonly Rule[] => {
    const { documents, rules: rows } = ruleTableSchema.parse(table);
    const byId = new Map(documents.map((one) => [one.id, one]));
    return rows.map(({ id: rule, document: id, ...row }) => {
      const document = byId.get(id);
      if (document === undefined) throw new Error(`rule ${rule}: no document ${id}`);
      return ruleOfRow(rule, row, document);
    });
  });
  if (new Set(rules.map(({ id }) => id)).size < rules.length) throw new Error('two rules have one id');
  return rules;
}

/** A rule from its row; numbers that the row does not have are null. */
export function ruleOfRow(id: string, row: RuleRow, document: RuleDocument): Rule {
  return {
    id,
    kinds: row.kinds,
    where: row.where ?? null,
    against: row.against,
    verdict: row.verdict,
    severity: row.severity,
    clause: row.clause,
    document,
    verified: row.verified,
    distanceM: row.distanceM ?? null,
    maximumSlopeDegrees: row.maximumSlopeDegrees ?? null,
    minimumAreaM2: row.minimumAreaM2 ?? null,
    exceptions: row.exceptions,
    note: row.note,
  };
}
