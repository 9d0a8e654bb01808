import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/i18n/messages.ts';
import { COMMANDS, commandOf } from '../../../src/ui/commands/command-list.ts';
import { sheetRows } from '../../../src/ui/commands/sheet-rows.ts';
import { TOOL_GROUPS } from '../../../src/ui/commands/tool-commands.ts';

const chords = COMMANDS.flatMap(({ shortcuts }) => shortcuts);

describe('commands', () => {
  it('have ids and keys that no other command has', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    expect(chords.filter((chord, index) => chords.indexOf(chord) !== index)).toEqual([]);
  });

  it('have names in both languages', () => {
    for (const { title } of COMMANDS) {
      expect(messages.zh[title], title).toMatch(/\S/);
      expect(messages.en[title], title).toMatch(/\S/);
    }
  });

  it('take no keys that a page cannot have: new window, new tab, close, reload, developer tools', () => {
    const kept = ['Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+R', 'Ctrl+Shift+I', 'Ctrl+Shift+N', 'Ctrl+Tab', 'F5', 'F12'];
    expect(chords.filter((chord) => kept.includes(chord))).toEqual([]);
  });

  it('take from text fields only keys that write nothing and edit nothing there', () => {
    const taken = COMMANDS.filter(({ evenTyping }) => evenTyping).flatMap(({ shortcuts }) => shortcuts);
    expect(taken).toEqual(['Ctrl+K', 'Ctrl+F', 'F6', 'Shift+F6', 'Shift+F5', 'Ctrl+S']);
  });

  it('give the fifteen tools the keys of the design', () => {
    const keys = TOOL_GROUPS.flatMap(({ tools }) => tools.map(({ id }) => [id, commandOf(`tool.${id}`).shortcuts[0]]));
    expect(Object.fromEntries(keys)).toEqual({
      select: 'V',
      lasso: 'G',
      polygon: 'P',
      freehand: 'F',
      rectangle: 'R',
      circle: 'C',
      belt: 'L',
      point: 'O',
      paint: 'B',
      vertices: 'E',
      transform: 'T',
      split: 'S',
      hole: 'H',
      part: 'A',
      measure: 'M',
    });
    expect(commandOf('shape.merge').shortcuts).toEqual(['J']);
  });

  it('change the plan only where they say so: what a narrow window may do leaves it as it is', () => {
    const viewing = COMMANDS.filter(({ edits }) => !edits).map(({ group }) => group);
    expect(new Set(viewing)).not.toContain('shape');
    expect(new Set(viewing)).not.toContain('arrange');
  });
});

describe('sheetRows', () => {
  it('lists every key of the registry, those of the digits on one line', () => {
    const rows = sheetRows(COMMANDS).flatMap((group) => group.rows);
    const printed = rows.flatMap(({ keys }) => keys);
    expect(printed).toContain('1–9');
    const digits = chords.filter((chord) => /^\d$/.test(chord));
    expect(printed.length).toBe(chords.length - digits.length + 1);
  });

  it('has no empty groups', () => {
    expect(sheetRows(COMMANDS.filter(({ shortcuts }) => shortcuts.length === 0))).toEqual([]);
  });
});
