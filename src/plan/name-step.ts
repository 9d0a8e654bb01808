import type { Plan, PlanFeature } from './plan.ts';
import type { PlanCommand } from './plan-command.ts';
import { requireFeature } from './require-feature.ts';
import type { StepLabel, StepName } from './step-name.ts';

/** Names the step a command makes, for the undo button and the record. */
export function nameStep(plan: Plan, command: PlanCommand): StepName {
  const named = (ids: Iterable<string>): PlanFeature[] => [...new Set(ids)].map((id) => requireFeature(plan, id));
  switch (command.do) {
    case 'add-features':
      return ofFeatures(command.label, command.features);
    case 'reshape-features':
      return ofFeatures(command.label, named([...command.shapes.map(({ id }) => id), ...command.removed]));
    case 'set-properties':
      return ofFeatures(command.label, named(command.ids));
    case 'remove-features':
      return ofFeatures('remove-feature', named(command.ids));
    case 'order-features':
      return ofFeatures('order-features', named(command.ids));
    case 'rename-plan':
      return { label: 'rename-plan', subject: command.name, count: 0 };
    case 'add-scenario':
      return { label: 'add-scenario', subject: command.scenario.name, count: 0 };
    case 'set-scenario':
      return { label: command.label, subject: scenarioName(plan, command.id), count: 0 };
    case 'order-scenarios':
      return { label: 'order-scenarios', subject: scenarioName(plan, command.id), count: 0 };
    case 'revise-schemes':
      return { label: command.label, subject: command.name, count: 0 };
    case 'set-years':
      return { label: command.label, subject: String(command.year), count: 0 };
    case 'set-base':
      return { label: 'set-base', subject: command.dataset.href, count: 0 };
    case 'remove-base': {
      const { href = '' } = plan.base.find(({ role }) => role === command.role) ?? {};
      return { label: 'remove-base', subject: href, count: 0 };
    }
    case 'set-carbon':
      return { label: 'set-carbon', subject: '', count: 0 };
    case 'set-carbon-checks': {
      const ids = Object.keys(command.checks);
      return { label: 'set-carbon-checks', subject: ids.length === 1 ? (ids[0] ?? '') : '', count: ids.length };
    }
    case 'set-targets': {
      const ids = Object.keys(command.targets);
      const subject = ids.length === 1 ? (command.name ?? ids[0] ?? '') : '';
      return { label: command.label, subject, count: ids.length };
    }
    case 'set-waivers': {
      const ids = Object.keys(command.waivers);
      const subject = ids.length === 1 ? (command.name ?? ids[0] ?? '') : '';
      return { label: command.label, subject, count: ids.length };
    }
    case 'set-chapters':
      return { label: command.label, subject: command.name, count: 0 };
    case 'set-coverage':
      return { label: 'set-coverage', subject: '', count: 0 };
    case 'set-blue-green':
      return { label: 'set-blue-green', subject: '', count: 0 };
    case 'set-rules': {
      const ids = [...Object.keys(command.changes ?? {}), ...Object.keys(command.own ?? {})];
      const subject = ids.length === 1 ? (command.name ?? ids[0] ?? '') : '';
      return { label: command.label, subject, count: ids.length };
    }
    case 'set-factors': {
      const ids = Object.keys(command.factors);
      const subject = ids.length === 1 ? (command.name ?? ids[0] ?? '') : '';
      return { label: command.label, subject, count: ids.length };
    }
  }
}

function scenarioName({ scenarios }: Plan, id: string): string {
  return scenarios.find((one) => one.id === id)?.name ?? '';
}

/** Only one feature lends the step its name. */
function ofFeatures(label: StepLabel, features: readonly PlanFeature[]): StepName {
  const [only] = features.length === 1 ? features : [];
  return { label, subject: only?.properties.name ?? '', count: features.length };
}
