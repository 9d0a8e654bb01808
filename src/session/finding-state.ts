import type { Geometry } from 'geojson';
import type { Finding, FindingsReport } from '../evaluate/rules/finding.ts';
import type { FixMethod } from '../evaluate/rules/finding-fix.ts';
import type { KindId } from '../kinds/kind.ts';
import type { Cell } from './cell.ts';

/** What is known of the rules of the land (冲突检查). */
export interface FindingState {
  /** `none`: nothing has been asked yet. */
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  /** Of the scheme and year it names; kept while the next one is worked out. */
  readonly report: FindingsReport | null;
  /** The conflicts of the report, each with what the plan answers for it. */
  readonly findings: readonly Finding[];
  /** True while the report is older than the plan, or of another scheme or year. */
  readonly isOld: boolean;
}

/** Findings of the scheme and year on screen, and what can be done about them. */
export interface FindingDesk {
  readonly state: Cell<FindingState>;
  /** Land concerned by the finding last shown, in degrees; null for points, and when none is shown. */
  readonly land: Cell<Geometry | null>;
  /** True while the engine looks for a shape without a conflict. */
  readonly isFixing: Cell<boolean>;
  /** Has the land concerned by a finding drawn on the map; null takes it away. */
  show(finding: string | null): void;
  /** Answers for a finding as one step; nothing without a reason and a name. */
  waive(finding: string, answer: { readonly reason: string; readonly by: string }): void;
  /** Takes the answer back as one step. */
  unwaive(finding: string): void;
  /** Ways to mend the shape of the finding's feature; none where it cannot be changed in the scheme on screen. */
  fixesFor(finding: string): readonly FixMethod[];
  /** Gives the feature a shape without the conflict as one step, or says why there is none. */
  fix(finding: string, method: FixMethod): Promise<void>;
  /** Kinds that nothing forbids where the feature lies; none where it cannot be changed. */
  kindsInstead(finding: string): Promise<readonly KindId[]>;
}

/** Whether there are conflicts that nobody has answered. */
export function hasOpenFindings({ findings }: FindingState): boolean {
  return findings.some(({ waiver }) => waiver === null);
}
