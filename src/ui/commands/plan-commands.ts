import type { Theme } from '../../session/session.ts';
import { command, type Command } from './command.ts';

/** Themes that can be chosen by name. */
const THEMES = ['light', 'dark', 'system'] as const satisfies readonly Theme[];

/** The plan as a whole, its files, and the page. */
export const planCommands: readonly Command[] = [
  command({
    id: 'plan.save-file',
    title: 'plan.save-file',
    group: 'plan',
    shortcuts: ['Ctrl+S'],
    evenTyping: true,
    run: (view) => void view.desk.savePlanFile(),
  }),
  command({
    id: 'plan.download-all',
    title: 'start.download-all',
    group: 'plan',
    run: (view) => void view.session.downloadDrafts(),
  }),
  command({
    id: 'plan.open-file',
    title: 'command.open-file',
    group: 'plan',
    run: (view) => void view.session.pickFile(),
  }),
  command({
    id: 'plan.open-base',
    title: 'import.open',
    group: 'plan',
    edits: true,
    run: (view) => void view.desk.baseImport.pick('land-cover'),
  }),
  command({
    id: 'plan.open-layer',
    title: 'import.open-layer',
    group: 'plan',
    edits: true,
    run: (view) => void view.desk.baseImport.pick(),
  }),
  command({
    id: 'plan.import-features',
    title: 'exchange.import-command',
    group: 'plan',
    edits: true,
    run: (view) => void view.desk.featureImport.pick(),
  }),
  command({
    id: 'plan.export-features',
    title: 'exchange.export-command',
    group: 'plan',
    shortcuts: ['Ctrl+E'],
    unavailable: (view) => (view.plan.features.size === 0 ? 'exchange.need.features' : null),
    run: (view) => view.desk.featureExport.ask(),
  }),
  command({
    id: 'plan.sheets',
    title: 'sheet.open',
    group: 'plan',
    shortcuts: ['Ctrl+P'],
    run: (view) => (view.overlay = 'sheets'),
  }),
  command({
    id: 'plan.report',
    title: 'report.open',
    group: 'plan',
    run: (view) => (view.overlay = 'report'),
  }),
  command({
    id: 'plan.single-file',
    title: 'single-file.open',
    group: 'plan',
    run: (view) => (view.overlay = 'single-file'),
  }),
  command({
    id: 'plan.factors',
    title: 'factors.open',
    group: 'plan',
    run: (view) => (view.overlay = 'factors'),
  }),
  command({
    id: 'plan.estimate',
    title: 'check.open',
    group: 'plan',
    run: (view) => (view.overlay = 'estimate'),
  }),
  command({
    id: 'plan.targets',
    title: 'targets.open',
    group: 'plan',
    edits: true,
    run: (view) => (view.overlay = 'targets'),
  }),
  command({
    id: 'plan.blue-green',
    title: 'blue-green.open',
    group: 'plan',
    edits: true,
    run: (view) => (view.overlay = 'blue-green'),
  }),
  command({
    id: 'plan.rules',
    title: 'rules.open',
    group: 'plan',
    run: (view) => (view.overlay = 'rules'),
  }),
  command({
    id: 'plan.carbon-settings',
    title: 'carbon.settings.open',
    group: 'plan',
    edits: true,
    run: (view) => (view.overlay = 'carbon-settings'),
  }),
  command({
    id: 'plan.rename',
    title: 'plan.rename',
    group: 'plan',
    edits: true,
    run: (view) => (view.isRenaming = true),
  }),
  command({
    id: 'plan.add-scenario',
    title: 'scenario.add',
    group: 'plan',
    edits: true,
    run: (view) => view.desk.addScenario(),
  }),
  command({
    id: 'plan.language',
    title: 'language.switch',
    group: 'plan',
    run: ({ session }) => session.setLanguage(session.language.get() === 'zh' ? 'en' : 'zh'),
  }),
  ...THEMES.map((theme) =>
    command({
      id: `plan.theme-${theme}`,
      title: `command.theme-${theme}`,
      group: 'plan',
      run: ({ session }) => session.setTheme(theme),
    }),
  ),
  command({
    id: 'plan.close',
    title: 'plan.close',
    group: 'plan',
    run: (view) => void view.session.closeDesk(),
  }),
];
