import type { PlanCommand } from '../plan/plan-command.ts';
import type { Desk } from './desk.ts';

/** What of the plan as a whole can be set, each as one step (方案设置). */
export type PlanSettings = Pick<Desk, 'setCarbon' | 'setCoverage' | 'setTargets' | 'setBlueGreen' | 'renamePlan'>;

/** Turns settings into commands. */
export function createPlanSettings(run: (command: PlanCommand) => void): PlanSettings {
  return {
    setCoverage: (choices) => run({ do: 'set-coverage', choices }),
    setTargets: (targets, label, name) => run({ do: 'set-targets', targets, label, name }),
    setBlueGreen: (classes) => run({ do: 'set-blue-green', classes }),
    setCarbon: (choices) => run({ do: 'set-carbon', choices }),
    renamePlan: (name) => run({ do: 'rename-plan', name }),
  };
}
