import type { SchemeOperation } from '../../session/scheme-obstacles.ts';
import type { DeskState } from '../desk-state.svelte.ts';
import { command, type Command } from './command.ts';

/** Schemes and years as a whole. */
export const schemeCommands: readonly Command[] = [
  command({
    id: 'scheme.duplicate',
    title: 'scheme.duplicate',
    group: 'plan',
    edits: true,
    run: ({ desk, scenario }) => desk.schemes.duplicate(scenario),
  }),
  command({
    id: 'scheme.merge',
    title: 'scheme.merge',
    group: 'plan',
    edits: true,
    unavailable: off('merge'),
    run: ({ schemeView, scenario }) => schemeView.openMerge(scenario),
  }),
  command({
    id: 'scheme.settings',
    title: 'scheme.settings',
    group: 'plan',
    edits: true,
    run: ({ schemeView, scenario }) => (schemeView.settings = scenario),
  }),
  command({
    id: 'scheme.remove',
    title: 'scheme.remove',
    group: 'plan',
    edits: true,
    unavailable: off('remove'),
    run: ({ schemeView, scenario }) => (schemeView.removing = scenario),
  }),
  command({
    id: 'year.edit',
    title: 'year.edit',
    group: 'plan',
    edits: true,
    run: ({ schemeView }) => (schemeView.editsYears = true),
  }),
  command({
    id: 'year.play',
    title: 'year.play',
    group: 'view',
    run: ({ desk, schemeView }) => (schemeView.isPlaying ? desk.player.pause() : desk.player.play()),
  }),
];

function off(operation: SchemeOperation): Command['unavailable'] {
  return ({ desk, scenario }: DeskState) => {
    const obstacle = desk.schemes.obstacleTo(operation, scenario);
    return obstacle === null ? null : `scheme.off.${obstacle}`;
  };
}
