import type { DeskState, DrawerTable } from '../desk-state.svelte.ts';
import { stepYear, yearStops } from '../../session/year-stops.ts';
import { command, type Command } from './command.ts';
import { focusRegion } from './focus-region.ts';

/** Tables that have no key of their own. */
const TABLES = [
  'parcels',
  'carbon',
  'ledger',
  'land',
  'quality',
  'areas',
  'chapters',
] as const satisfies readonly DrawerTable[];

/** How many kinds the digit keys reach. */
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

function yearCommand(id: string, title: 'year.previous' | 'year.next', key: string, step: 1 | -1): Command {
  const next = (view: DeskState): number => stepYear(yearStops(view.plan), view.year, step);
  return command({
    id,
    title,
    group: 'view',
    shortcuts: [key],
    unavailable: (view) => (next(view) !== view.year ? null : step === 1 ? 'year.last' : 'year.first'),
    run: (view) => view.desk.chooseYear(next(view)),
  });
}

/** What is on screen: tables, years, the view of the map. */
export const viewCommands: readonly Command[] = [
  command({
    id: 'view.palette',
    title: 'command.palette',
    group: 'view',
    shortcuts: ['Ctrl+K'],
    evenTyping: true,
    run: (view) => (view.overlay = 'palette'),
  }),
  command({
    id: 'view.features',
    title: 'command.features',
    group: 'view',
    shortcuts: ['Ctrl+L'],
    run: (view) => view.openFeatures('list'),
  }),
  command({
    id: 'view.find',
    title: 'command.find',
    group: 'view',
    shortcuts: ['Ctrl+F'],
    evenTyping: true,
    run: (view) => view.openFeatures('find'),
  }),
  command({
    id: 'view.history',
    title: 'command.history',
    group: 'view',
    run: (view) => (view.drawer = 'history'),
  }),
  ...TABLES.map((table) =>
    command({
      id: `view.${table}`,
      title: `drawer.${table}`,
      group: 'view',
      run: (view) => (view.drawer = table),
    }),
  ),
  yearCommand('view.year-previous', 'year.previous', '[', -1),
  yearCommand('view.year-next', 'year.next', ']', 1),
  command({ id: 'view.fit', title: 'map.fit', group: 'view', run: (view) => view.map?.fitDistrict() }),
  command({
    id: 'view.fit-selected',
    title: 'command.fit-selected',
    group: 'view',
    unavailable: (view) => (view.selection.size === 0 ? 'obstacle.nothing-selected' : null),
    run(view) {
      const [first] = view.selection;
      if (first !== undefined) view.map?.fitFeature(first);
    },
  }),
  command({ id: 'view.zoom-in', title: 'map.zoom-in', group: 'view', run: (view) => view.map?.zoomIn() }),
  command({ id: 'view.zoom-out', title: 'map.zoom-out', group: 'view', run: (view) => view.map?.zoomOut() }),
  ...DIGITS.map((digit) =>
    command({
      id: `view.kind-${String(digit)}`,
      title: 'command.recent-kind',
      group: 'tools',
      shortcuts: [String(digit)],
      edits: true,
      unavailable: (view) => (view.recentKinds[digit - 1] === undefined ? 'command.off.nothing' : null),
      run(view) {
        const kind = view.recentKinds[digit - 1];
        if (kind !== undefined) view.chooseKind(kind);
      },
    }),
  ),
  command({
    id: 'view.next-region',
    title: 'command.next-region',
    group: 'view',
    shortcuts: ['F6'],
    evenTyping: true,
    run: () => focusRegion(1),
  }),
  command({
    id: 'view.previous-region',
    title: 'command.previous-region',
    group: 'view',
    shortcuts: ['Shift+F6'],
    evenTyping: true,
    run: () => focusRegion(-1),
  }),
];
