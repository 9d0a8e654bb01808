import { translate } from '../../i18n/translate.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { KINDS } from '../../kinds/kind-list.ts';
import type { DeskState } from '../desk-state.svelte.ts';
import { kindName } from '../kind/kind-name.ts';
import type { Page } from '../page.svelte.ts';
import { reasonOff, type Command } from './command.ts';
import { COMMANDS } from './command-list.ts';
import { printChord } from './key-chord.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** How many commands the palette remembers. */
const REMEMBERED = 6;

/** Nothing but a title, for what has neither shortcut nor symbol. */
const PLAIN = { otherName: '', detail: '', shortcut: null, isOff: false, kind: null } as const;

/** Everything the palette offers while nothing is typed: what was used last, then all commands. */
export function commandEntries(view: DeskState, page: Page): readonly PaletteEntry[] {
  const recent = view.recentCommands.flatMap((id) => COMMANDS.filter((one) => one.id === id));
  return [
    ...recent.map((one) => entryOf(view, page, one, 'recent')),
    ...COMMANDS.filter((one) => isListed(one)).map((one) => entryOf(view, page, one, 'commands')),
  ];
}

/** What else is found once something is typed. Features come one by one, so that a long plan is read no further than needed. */
export function* allEntries(view: DeskState, page: Page, typed: string): Generator<PaletteEntry> {
  for (const one of COMMANDS) if (isListed(one)) yield entryOf(view, page, one, 'commands');
  yield* kindEntries(view, page);
  yield* targetEntries(view, page);
  yield* folderEntries(view, page);
  yield* placeEntries(view, page, typed);
  yield* helpEntries(view, page);
  for (const { id, name, kind } of view.features) {
    const title = name || kindName(page, kind);
    const detail = kindName(page, kind);
    yield { ...PLAIN, id: `feature:${id}`, group: 'features', title, detail, kind, run: () => view.showFeature(id) };
  }
}

/** Carries a command out and remembers it. */
export function runCommand(view: DeskState, one: Command): void {
  view.recentCommands = [one.id, ...view.recentCommands.filter((id) => id !== one.id)].slice(0, REMEMBERED);
  one.run(view);
}

/** The palette itself and the digits, which stand for kinds that are listed by name, are left out. */
function isListed({ id }: Command): boolean {
  return id !== 'view.palette' && !id.startsWith('view.kind-');
}

function entryOf(view: DeskState, page: Page, one: Command, group: 'recent' | 'commands'): PaletteEntry {
  const off = reasonOff(one, view);
  const [chord] = one.shortcuts;
  return {
    id: `${group}:${one.id}`,
    group,
    title: page.text(one.title),
    otherName: otherName(page, one.title),
    detail: page.text(off ?? `command-group.${one.group}`),
    shortcut: chord === undefined ? null : printChord(chord),
    isOff: off !== null,
    kind: null,
    run: () => runCommand(view, one),
  };
}

function otherName(page: Page, key: MessageKey): string {
  return translate(page.language === 'zh' ? 'en' : 'zh', key);
}

function* kindEntries(view: DeskState, page: Page): Generator<PaletteEntry> {
  const isOff = view.readOnly;
  for (const { id, group } of KINDS) {
    yield {
      ...PLAIN,
      id: `kind:${id}`,
      group: 'kinds',
      title: page.text('palette.draw', { kind: page.text(`kind.${id}`) }),
      otherName: `${page.text(`kind.${id}.long`)} ${otherName(page, `kind.${id}`)}`,
      detail: isOff ? page.text('command.off.narrow') : page.text(`kindGroup.${group}`),
      isOff,
      kind: id,
      run: () => view.chooseKind(id),
    };
  }
}

function* targetEntries(view: DeskState, page: Page): Generator<PaletteEntry> {
  for (const { target } of view.rows) {
    yield {
      ...PLAIN,
      id: `target:${target.id}`,
      group: 'targets',
      title: page.pick(target.title),
      otherName: target.title[page.language === 'zh' ? 'en' : 'zh'],
      run: () => view.explain(target.id),
    };
  }
}

function* folderEntries(view: DeskState, page: Page): Generator<PaletteEntry> {
  const members = new Map<string, string[]>();
  for (const { id, folder } of view.features) {
    if (folder !== null) members.set(folder, [...(members.get(folder) ?? []), id]);
  }
  for (const [folder, ids] of members) {
    yield {
      ...PLAIN,
      id: `folder:${folder}`,
      group: 'folders',
      title: page.text('palette.folder', { folder, count: ids.length }),
      otherName: folder,
      run: () => view.desk.select(ids),
    };
  }
}

/** A place typed as longitude and latitude. */
function* placeEntries(view: DeskState, page: Page, typed: string): Generator<PaletteEntry> {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(typed);
  if (found === null) return;
  const [longitude, latitude] = [Number(found[1]), Number(found[2])];
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return;
  yield {
    ...PLAIN,
    id: 'place',
    group: 'places',
    title: page.text('palette.go-to', { longitude: String(longitude), latitude: String(latitude) }),
    // Found by what was typed, whatever it is.
    otherName: typed,
    run: () => view.map?.showPlace(longitude, latitude),
  };
}

const HELP_TITLES = [
  'help.how',
  'help.draw',
  'help.many',
  'help.present',
  'help.single-file',
  'help.undo',
  'help.tabs',
  'help.rules',
  'help.eligible',
  'help.own-targets',
  'help.base',
  'help.about',
] as const;

function* helpEntries(view: DeskState, page: Page): Generator<PaletteEntry> {
  for (const key of HELP_TITLES) {
    const title = page.text(key);
    const run = (): void => {
      view.overlay = 'help';
    };
    yield { ...PLAIN, id: key, group: 'help', title, otherName: otherName(page, key), run };
  }
}
