import type { DeskState } from '../desk-state.svelte.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { command, type Command } from './command.ts';
import { obstacleKey } from './obstacle-key.ts';

/** What can be done with drawn fields of photovoltaics and wind (选址). */
export const sitingCommands: readonly Command[] = [
  command({
    id: 'siting.lay-out-turbines',
    title: 'command.lay-out-turbines',
    group: 'shape',
    edits: true,
    unavailable: whyNoFarm,
    run: (view) => (view.asked = 'turbines'),
  }),
  command({
    id: 'siting.clip',
    title: 'siting.clip',
    group: 'shape',
    edits: true,
    unavailable: whyNoField,
    run: (view) => {
      if (view.selectedFeature !== null) void view.desk.siting.clip(view.selectedFeature.id);
    },
  }),
];

function whyNoFarm(view: DeskState): MessageKey | null {
  if (view.selectedFeature?.properties.kind !== 'wind-farm') return 'command.off.wind-farm';
  return obstacleKey(view, 'transform');
}

function whyNoField(view: DeskState): MessageKey | null {
  const kind = view.selectedFeature?.properties.kind;
  if (kind !== 'wind-farm' && kind !== 'pv') return 'command.off.field';
  return obstacleKey(view, 'transform');
}
