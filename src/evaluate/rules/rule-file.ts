import { isSame } from '../../plan/is-same.ts';
import { findJsonFault } from '../../plan/json-fault.ts';
import { formatMember } from '../../plan/plan-note.ts';
import type { OwnRule, RuleChange, RuleDocument, RuleRow } from '../../plan/plan-rule.ts';
import { describeSchemaError, type SchemaIssueCode } from '../../plan/schema-issue.ts';
import { changedRule } from './effective-rules.ts';
import type { RuleEntry } from './rule-entries.ts';
import { ruleOfRow, ruleTableSchema } from './rule-rows.ts';
import type { Rule } from './rule.ts';

/** Why a file of rules was not read (规则文件问题); message keys `rule-file.<code>`. */
export type RuleFileFault =
  | 'not-json'
  | SchemaIssueCode
  /** A rule names a document that the file does not have. */
  | 'no-document'
  /** A rule has the id of a shipped one, but is about something else. */
  | 'shipped-id'
  /** A document ends before it begins. */
  | 'dates';

/** What a file of rules brings into a plan, or the first thing that is wrong with it. */
export type RuleFileReading =
  | {
      readonly ok: true;
      readonly changes: Readonly<Record<string, RuleChange>>;
      readonly own: Readonly<Record<string, OwnRule>>;
      /** Rules of the file that are as shipped. */
      readonly same: number;
    }
  | {
      readonly ok: false;
      readonly code: RuleFileFault;
      readonly details: Readonly<Record<string, string | number>>;
    };

/**
 * Reads rules in the form of `data/rules` (导入规则). A row with the id of a shipped rule changes that rule's verdict, severity and numbers; if
 * it says anything else, the file is refused, because nobody could tell which of the two is meant. All others become rules
 * of the plan's own.
 *
 * @param reason why shipped rules are changed, e.g. which file says so
 */
export function readRuleFile(text: string, shipped: readonly Rule[], reason: string): RuleFileReading {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const { line = 1, column = 1 } = findJsonFault(text) ?? {};
    return { ok: false, code: 'not-json', details: { line, column } };
  }
  const parsed = ruleTableSchema.safeParse(file, { reportInput: true });
  if (!parsed.success) {
    const [first] = describeSchemaError(parsed.error);
    const member = formatMember(first?.path ?? []);
    return { ok: false, code: first?.code ?? 'schema.wrong-form', details: { member, ...first?.details } };
  }
  const documents = new Map(parsed.data.documents.map((one) => [one.id, one]));
  const late = parsed.data.documents.find(({ effective, expires }) => (effective ?? '') > (expires ?? '9999'));
  if (late !== undefined) return { ok: false, code: 'dates', details: { document: late.id } };
  return rulesOfRows(parsed.data.rules, documents, new Map(shipped.map((rule) => [rule.id, rule])), reason);
}

function rulesOfRows(
  rows: readonly (RuleRow & { readonly id: string; readonly document: string })[],
  documents: ReadonlyMap<string, RuleDocument>,
  shipped: ReadonlyMap<string, Rule>,
  reason: string,
): RuleFileReading {
  const changes: Record<string, RuleChange> = {};
  const own: Record<string, OwnRule> = {};
  let same = 0;
  const seen = new Set<string>();
  for (const { id, document: documentId, ...row } of rows) {
    const document = documents.get(documentId);
    if (document === undefined) return { ok: false, code: 'no-document', details: { rule: id, document: documentId } };
    if (seen.has(id)) return { ok: false, code: 'schema.duplicate-id', details: { member: 'rules', id } };
    seen.add(id);
    const known = shipped.get(id);
    if (known === undefined) own[id] = { ...row, document };
    else {
      const rule = ruleOfRow(id, row, document);
      const change = changeBetween(known, rule, reason);
      // Numbers can be changed, but not taken away.
      if (!isSame(changedRule(known, change), rule)) return { ok: false, code: 'shipped-id', details: { rule: id } };
      if (isSame(known, rule)) same += 1;
      else changes[id] = change;
    }
  }
  return { ok: true, changes, own, same };
}

function changeBetween(before: Rule, after: Rule, reason: string): RuleChange {
  const { verdict, severity, distanceM, maximumSlopeDegrees, minimumAreaM2 } = after;
  return {
    ...(verdict === before.verdict ? {} : { verdict }),
    ...(severity === before.severity ? {} : { severity }),
    ...(distanceM === null || distanceM === before.distanceM ? {} : { distanceM }),
    ...(maximumSlopeDegrees === null || maximumSlopeDegrees === before.maximumSlopeDegrees
      ? {}
      : { maximumSlopeDegrees }),
    ...(minimumAreaM2 === null || minimumAreaM2 === before.minimumAreaM2 ? {} : { minimumAreaM2 }),
    reason,
  };
}

/**
 * The rules of a plan as a file that {@link readRuleFile} reads (导出规则): shipped ones with the plan's numbers, then own ones. A rule
 * that is switched off stands as allowed.
 */
export function writeRuleFile(entries: readonly RuleEntry[], topic: string): string {
  const documents = new Map<string, RuleDocument>();
  const rules = entries.map(({ rule, standing }) => {
    const { id, document, where, distanceM, maximumSlopeDegrees, minimumAreaM2, verdict, ...row } = rule;
    const documentId = freeDocumentId(documents, document);
    documents.set(documentId, { ...document, id: documentId });
    return {
      id,
      document: documentId,
      ...row,
      verdict: standing === 'off' ? 'allowed' : verdict,
      ...(where === null ? {} : { where }),
      ...(distanceM === null ? {} : { distanceM }),
      ...(maximumSlopeDegrees === null ? {} : { maximumSlopeDegrees }),
      ...(minimumAreaM2 === null ? {} : { minimumAreaM2 }),
    };
  });
  return `${JSON.stringify({ topic, documents: [...documents.values()], rules }, null, 2)}\n`;
}

/** The id of a document, with a number behind it where another document has that id. */
function freeDocumentId(documents: ReadonlyMap<string, RuleDocument>, document: RuleDocument): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? document.id : `${document.id}-${String(number)}`;
    const known = documents.get(id);
    if (known === undefined || isSame(known, { ...document, id })) return id;
  }
}
