import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import { effectiveRules } from '../evaluate/rules/effective-rules.ts';
import { ruleEntries, type RuleEntry } from '../evaluate/rules/rule-entries.ts';
import { readRuleFile, type RuleFileFault, writeRuleFile } from '../evaluate/rules/rule-file.ts';
import { ruleMatrix, type RuleMatrix } from '../evaluate/rules/rule-matrix.ts';
import type { Rule } from '../evaluate/rules/rule.ts';
import { shippedRules } from '../evaluate/rules/shipped-rules.ts';
import type { Plan } from '../plan/plan.ts';
import type { OwnRule, RuleChange } from '../plan/plan-rule.ts';
import type { SetRules } from '../plan/plan-command.ts';
import { type Cell, createCell } from './cell.ts';
import type { SessionPorts } from './ports.ts';

/** Why a file of rules was refused, in the words of `rule-file.<code>`. */
export interface RefusedRuleFile {
  readonly code: RuleFileFault | 'not-read';
  readonly details: Readonly<Record<string, string | number>>;
}

/** The rules of the plan and what can be done with them (用地规则). */
export interface RuleDesk {
  /** Those that hold in this plan whatever the year; follows the plan. */
  readonly rules: Cell<readonly Rule[]>;
  /** All with how they stand in a year; changes with the plan. */
  entries(year: number): readonly RuleEntry[];
  matrix(entries: readonly RuleEntry[]): RuleMatrix;
  /** Changes a shipped rule for this plan as one step; null: as shipped again. `name` is what the record calls it. */
  change(id: string, change: RuleChange | null, name: string): void;
  /** Adds a rule of the plan's own, changes it, or takes it away, as one step. */
  setOwn(id: string, rule: OwnRule | null, name: string): void;
  /** The file that was refused last, until another one is chosen or this is called with nothing left to say. */
  readonly refused: Cell<RefusedRuleFile | null>;
  pickFile(): Promise<void>;
  readFile(file: BaseFile): Promise<void>;
  dismissRefused(): void;
  /** Saves all rules as a file that can be changed and brought in again. */
  exportFile(): Promise<void>;
  dispose(): void;
}

/** What the rules of a plan need. */
export interface RuleDeskOptions {
  readonly ports: Pick<SessionPorts, 'files'>;
  readonly plan: Cell<Plan>;
  readonly run: (command: SetRules) => void;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>, isUndoable?: boolean) => void;
  /** Words in the language of the page. */
  readonly text: (key: 'rules.from-file' | 'rules.file-name', values?: Readonly<Record<string, string>>) => string;
}

/** Follows the plan. */
export function createRuleDesk({ ports, plan, run, say, text }: RuleDeskOptions): RuleDesk {
  const shipped = shippedRules();
  const rules = createCell(effectiveRules(shipped, plan.get().rules));
  const refused = createCell<RefusedRuleFile | null>(null);
  let known = plan.get().rules;

  const stop = plan.subscribe(() => {
    if (plan.get().rules === known) return;
    known = plan.get().rules;
    rules.set(effectiveRules(shipped, known));
  });

  async function readFile(file: BaseFile): Promise<void> {
    refused.set(null);
    let content: string;
    try {
      content = await new Response(file.blob).text();
    } catch {
      refused.set({ code: 'not-read', details: { file: file.name } });
      return;
    }
    const answer = readRuleFile(content, shipped, text('rules.from-file', { file: file.name }));
    if (!answer.ok) {
      refused.set({ code: answer.code, details: { file: file.name, ...answer.details } });
      return;
    }
    const { changes, own, same } = answer;
    const count = Object.keys(changes).length + Object.keys(own).length;
    if (count === 0) {
      say('toast.rules-same', { count: same });
      return;
    }
    run({ do: 'set-rules', changes, own, label: 'import-rules' });
    say('toast.rules-imported', { count, file: file.name }, true);
  }

  return {
    rules,
    entries: (year) => ruleEntries(shipped, plan.get().rules, year),
    matrix: ruleMatrix,
    change(id, change, name) {
      const label = change === null ? 'reset-rule' : change.off === true ? 'switch-off-rule' : 'change-rule';
      run({ do: 'set-rules', changes: { [id]: change }, label, name });
    },
    setOwn(id, rule, name) {
      const isNew = plan.get().rules?.own[id] === undefined;
      const label = rule === null ? 'remove-rule' : isNew ? 'add-rule' : 'edit-rule';
      run({ do: 'set-rules', own: { [id]: rule }, label, name });
    },
    refused,
    async pickFile() {
      const [file] = (await ports.files.pickMany(['.json'])) ?? [];
      if (file !== undefined) await readFile(file);
    },
    readFile,
    dismissRefused: () => refused.set(null),
    async exportFile() {
      const name = `${plan.get().name}-${text('rules.file-name')}.json`;
      const content = writeRuleFile(ruleEntries(shipped, plan.get().rules, plan.get().baseYear), plan.get().name);
      if (await ports.files.save(name, content, 'application/json')) say('toast.saved-file', { name });
    },
    dispose() {
      stop();
    },
  };
}
