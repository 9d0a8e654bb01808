import type { z } from 'zod';

/** What is wrong with a member of a file; each code is a message key with the details as its values. */
export type SchemaIssueCode =
  | 'schema.missing'
  | 'schema.empty'
  | 'schema.wrong-type'
  | 'schema.not-allowed'
  | 'schema.out-of-range'
  | 'schema.wrong-form'
  | 'schema.duplicate-id'
  | 'schema.no-readings';

/** One wrong member of a file (格式问题), as data: where it is, what is wrong, and what was expected. */
export interface SchemaIssue {
  /** Member names and list positions from the top of the file, e.g. `[3, 'source', 'issued']`. */
  readonly path: readonly (string | number)[];
  readonly code: SchemaIssueCode;
  /** `expected`: type, allowed values or bounds; `id`: the repeated id. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** Either the value read or every wrong member, never both. */
export type SchemaResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly SchemaIssue[] };

/**
 * Puts the issues of zod into the words of this project: one per member, in file order.
 *
 * @param error what `safeParse` returned; it must have been called with `{ reportInput: true }`, so that a missing member
 *   can be told from one of the wrong type
 */
export function describeSchemaError(error: z.ZodError): SchemaIssue[] {
  const seen = new Set<string>();
  const issues: SchemaIssue[] = [];
  for (const issue of error.issues) {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    const key = JSON.stringify(path);
    if (seen.has(key)) continue;
    seen.add(key);
    issues.push({ path, ...describeIssue(issue) });
  }
  return issues;
}

type Description = Pick<SchemaIssue, 'code' | 'details'>;

function describeIssue(issue: z.core.$ZodIssue): Description {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'schema.missing', details: { expected: issue.expected } }
        : { code: 'schema.wrong-type', details: { expected: issue.expected } };
    case 'invalid_value':
      return issue.input === undefined
        ? {
            code: 'schema.missing',
            details: { expected: issue.values.join(' ') },
          }
        : {
            code: 'schema.not-allowed',
            details: { expected: issue.values.join(' ') },
          };
    case 'too_small':
      if (issue.origin === 'string') return { code: 'schema.empty', details: {} };
      return {
        code: 'schema.out-of-range',
        details: { expected: `>= ${issue.minimum}` },
      };
    case 'too_big':
      return {
        code: 'schema.out-of-range',
        details: { expected: `<= ${issue.maximum}` },
      };
    case 'custom':
      return describeCustom(issue);
    default:
      return issue.input === undefined
        ? { code: 'schema.missing', details: {} }
        : { code: 'schema.wrong-form', details: {} };
  }
}

/** Checks of ours carry their description in `params`; see {@link SchemaIssueCode}. */
function describeCustom(issue: z.core.$ZodIssueCustom): Description {
  const { code, id }: Record<string, unknown> = issue.params ?? {};
  if (code === 'schema.no-readings') return { code, details: {} };
  if (code === 'schema.duplicate-id' && typeof id === 'string') return { code, details: { id } };
  return { code: 'schema.wrong-form', details: {} };
}
