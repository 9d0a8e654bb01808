import type { FieldFault } from '../kinds/field-fault.ts';
import type { GeometryFaultCode } from './geometry-fault.ts';
import type { SchemaIssueCode } from './schema-issue.ts';

/** What reading a plan file can find; message keys `plan-note.<code>`, those of wrong members under their own code. */
export type PlanNoteCode =
  | 'plan-truncated'
  | 'plan-not-json'
  | 'plan-not-a-plan'
  | 'plan-newer'
  | 'plan-migrated'
  | SchemaIssueCode
  | 'feature-not-a-feature'
  | 'feature-wrong-member'
  | 'feature-unknown-kind'
  | `feature-${GeometryFaultCode}`
  | 'feature-self-crossing'
  | 'feature-unusual-geometry'
  | 'feature-without-id'
  | 'feature-duplicate-id'
  | 'feature-unknown-scenario'
  | 'feature-unknown-removal'
  | 'feature-never-there'
  | `feature-value-${FieldFault['code']}`
  | 'scenario-unknown-parent'
  | 'scenario-own-ancestor'
  | 'year-before-base'
  | 'view-not-a-chapter';

/** Something the user should know about a plan file (读入提示), as data. */
export interface PlanNote {
  readonly code: PlanNoteCode;
  /** `refused`: nothing was read; `set-aside`: this feature has no effect but stays in the file; `read`: only said. */
  readonly effect: 'refused' | 'set-aside' | 'read';
  /** Member names and list positions (from 0) from the top of the file. */
  readonly path: readonly (string | number)[];
  /**
   * Values for the message. `member`: the path as text; `number`: the feature counted from 1; `others`: how many features were
   * read; `line`, `column`; `version`, `supportedVersion`; `expected`; `problem`: code of a {@link SchemaIssueCode}.
   */
  readonly details: Readonly<Record<string, string | number>>;
}

/** Writes a path the way people point at a member: `tantu.targets[3].op`. */
export function formatMember(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
