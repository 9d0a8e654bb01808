import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import { copyScheme } from '../plan/copy-scheme.ts';
import { baselineScenario } from '../plan/default-scope.ts';
import { schemeMerger } from '../plan/merge-schemes.ts';
import type { Plan, Scenario } from '../plan/plan.ts';
import type { PlanCommand } from '../plan/plan-command.ts';
import { descendantsOf, removeScheme, type SchemeRemoval } from '../plan/remove-scheme.ts';
import type { SetScenario } from '../plan/scheme-command.ts';
import { schemeDifference, type SchemeDifference } from '../plan/scheme-difference.ts';
import type { Cell } from './cell.ts';
import { copyName } from './copy-name.ts';
import { type SchemeObstacle, schemeObstacle, type SchemeOperation } from './scheme-obstacles.ts';

/** What can be done with schemes as a whole. Each call is one undo step, or nothing where {@link SchemeDesk.obstacleTo} says why. */
export interface SchemeDesk {
  obstacleTo(operation: SchemeOperation, id: string): SchemeObstacle | null;
  /** The name as it is kept: without blanks around it, and with a number where another scheme has it. */
  freeName(name: string, id: string): string;
  rename(id: string, name: string): void;
  /** Copies a scheme with its own features and shows the copy. */
  duplicate(id: string): void;
  setLocked(id: string, locked: boolean): void;
  /** Null: the colour of its place. */
  setColour(id: string, colour: string | null): void;
  setNotes(id: string, notes: string): void;
  /** Null: it builds on nothing. */
  setParent(id: string, parent: string | null): void;
  /** Right before another one, or behind all; the baseline stays first. */
  move(id: string, before: string | null): void;
  /** What deleting would do, to be said beforehand. */
  removalOf(id: string): Omit<SchemeRemoval, 'revision'>;
  remove(id: string): void;
  /** Schemes that build on a scheme, directly or not, each behind the one it builds on. */
  builtOn(id: string): readonly Scenario[];
  /** Id of the scheme to take pieces from: the one wanted, else the nearest other, the baseline last; null without another. */
  sourceFor(into: string, wanted: string | null): string | null;
  /** What distinguishes two schemes, as seen from the first. */
  difference(into: string, from: string): SchemeDifference;
  /** Takes pieces of one scheme into another. */
  take(into: string, from: string, pieces: ReadonlySet<string>): void;
}

/** What it works on. */
export interface SchemeDeskOptions {
  readonly plan: Cell<Plan>;
  readonly scenario: Cell<string>;
  readonly language: Cell<Language>;
  readonly newId: () => string;
  readonly run: (command: PlanCommand) => void;
  readonly choose: (id: string) => void;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>, isUndoable: boolean) => void;
}

/** Works on the schemes of the plan as it stands when called. */
export function createSchemeDesk(options: SchemeDeskOptions): SchemeDesk {
  const { plan, scenario, language, newId, run, choose, say } = options;

  function schemeOf(id: string): Scenario | null {
    return plan.get().scenarios.find((one) => one.id === id) ?? null;
  }

  function set(id: string, values: SetScenario['values'], label: SetScenario['label']): void {
    if (schemeOf(id) !== null) run({ do: 'set-scenario', id, values, label });
  }

  /** Whether it can be done; says why not. */
  function allows(operation: SchemeOperation, id: string): boolean {
    const obstacle = schemeObstacle(plan.get(), operation, id);
    if (obstacle !== null) say(`scheme.off.${obstacle}`, {}, false);
    return obstacle === null && schemeOf(id) !== null;
  }

  function freeName(name: string, id: string): string {
    const taken = new Set(plan.get().scenarios.flatMap((one) => (one.id === id ? [] : [one.name])));
    return copyName(name.trim(), taken);
  }

  return {
    obstacleTo: (operation, id) => schemeObstacle(plan.get(), operation, id),
    freeName,
    rename(id, name) {
      const free = freeName(name, id);
      if (free !== '' && allows('rename', id)) set(id, { name: free }, 'rename-scenario');
    },
    duplicate(id) {
      const source = schemeOf(id);
      if (source === null || !allows('duplicate', id)) return;
      const copy = {
        id: newId(),
        name: freeName(translate(language.get(), 'scheme.copy-of', { name: source.name }), ''),
      };
      const revision = copyScheme(plan.get(), id, copy, newId);
      run({ do: 'revise-schemes', label: 'duplicate-scenario', name: copy.name, revision });
      choose(copy.id);
      say('toast.scheme-copied', { name: copy.name, count: revision.added.length }, true);
    },
    setLocked(id, locked) {
      if (allows('lock', id)) set(id, { locked: locked ? true : null }, locked ? 'lock-scenario' : 'unlock-scenario');
    },
    setColour: (id, colour) => set(id, { colour }, 'colour-scenario'),
    setNotes: (id, notes) => set(id, { notes: notes.trim() === '' ? null : notes.trim() }, 'note-scenario'),
    setParent(id, parent) {
      if (allows('parent', id)) set(id, { parent }, 'change-parent');
    },
    move(id, before) {
      const baseline = baselineScenario(plan.get())?.id;
      if (before !== baseline && allows('move', id)) run({ do: 'order-scenarios', id, before });
    },
    removalOf: (id) => removeScheme(plan.get(), id, newId),
    remove(id) {
      const name = schemeOf(id)?.name ?? '';
      if (!allows('remove', id)) return;
      const { scenarios } = plan.get();
      const at = scenarios.findIndex((one) => one.id === id);
      const next = scenarios[at + 1] ?? scenarios[at - 1];
      const { revision } = removeScheme(plan.get(), id, newId);
      if (scenario.get() === id && next !== undefined) choose(next.id);
      run({ do: 'revise-schemes', label: 'remove-scenario', name, revision });
      say('toast.scheme-removed', { name }, true);
    },
    builtOn: (id) => descendantsOf(plan.get(), id),
    sourceFor(into, wanted) {
      const { scenarios } = plan.get();
      const baseline = baselineScenario({ scenarios })?.id;
      const others = scenarios.filter(({ id }) => id !== into);
      const source = others.find(({ id }) => id === wanted) ?? others.find(({ id }) => id !== baseline) ?? others[0];
      return source?.id ?? null;
    },
    difference: (into, from) => schemeDifference(plan.get(), into, from),
    take(into, from, pieces) {
      if (pieces.size === 0 || !allows('merge', into)) return;
      const name = schemeOf(into)?.name ?? '';
      const revision = schemeMerger(plan.get(), into, from).take(newId, pieces);
      run({ do: 'revise-schemes', label: 'merge-schemes', name, revision });
      say('toast.pieces-taken', { name, count: pieces.size }, true);
    },
  };
}
