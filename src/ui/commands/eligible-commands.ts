import { command, type Command } from './command.ts';

/** Shows on the map where a kind could go (哪里可以放). */
export const eligibleCommands: readonly Command[] = [
  command({
    id: 'eligible.show',
    title: 'command.eligible-land',
    group: 'view',
    unavailable: (view) => (view.hasLandCover ? null : 'command.off.no-land-cover'),
    run: (view) => view.desk.eligible.choose(view.selectedFeature?.properties.kind ?? view.kind),
  }),
  command({
    id: 'eligible.off',
    title: 'command.eligible-off',
    group: 'view',
    unavailable: (view) => (view.eligible.kind === null ? 'command.off.not-shown' : null),
    run: (view) => view.desk.eligible.choose(null),
  }),
];
