import { describe, expect, it } from 'vitest';
import type { Chapter, PlanView } from '../../../src/plan/chapter.ts';
import { editViews } from '../../../src/plan/chapter-list.ts';
import { chaptersOf, isBrokenChapter, isChapter } from '../../../src/plan/chapter-schema.ts';

function chapter(id: string, more: Partial<Chapter> = {}): Chapter {
  return { type: 'chapter', id, title: id, text: '', scenario: 'a', year: 2030, ...more };
}

const foreign = { kind: 'storyboard', frames: [1, 2] };
const views: readonly PlanView[] = [chapter('one'), foreign, chapter('two', { notes: 'n', colour: 'red' })];

function ids(list: readonly PlanView[]): readonly string[] {
  return list.map((view) => (isChapter(view) ? view.id : '·'));
}

describe('reading chapters', () => {
  it('takes what has the form of a chapter, members of others included, and leaves the rest', () => {
    expect(chaptersOf(views).map(({ id }) => id)).toEqual(['one', 'two']);
    expect(isChapter(chapter('x', { camera: { bounds: [117, 40, 118, 41] } }))).toBe(true);
  });

  it('shows one chapter only where two have the same id', () => {
    expect(chaptersOf([chapter('one'), chapter('one', { title: 'again' })]).map(({ title }) => title)).toEqual(['one']);
  });

  it('tells a broken chapter from what never was one', () => {
    const { year: _year, ...without } = chapter('x');
    expect(isBrokenChapter(without)).toBe(true);
    expect(isBrokenChapter({ ...chapter('x'), camera: { bounds: [1, 2, 3] } })).toBe(true);
    for (const other of [foreign, 'text', 7, null, [1]]) expect(isBrokenChapter(other)).toBe(false);
  });
});

describe('editing chapters', () => {
  it('adds behind another chapter, or behind all', () => {
    expect(ids(editViews(views, { edit: 'add', chapter: chapter('new'), after: 'one' }))).toEqual([
      'one',
      'new',
      '·',
      'two',
    ]);
    expect(ids(editViews(views, { edit: 'add', chapter: chapter('new'), after: null }))).toEqual([
      'one',
      '·',
      'two',
      'new',
    ]);
    expect(ids(editViews(views, { edit: 'add', chapter: chapter('new'), after: 'gone' })).at(-1)).toBe('new');
  });

  it('changes members and takes some away, and keeps those of others', () => {
    const next = editViews(views, { edit: 'change', id: 'two', values: { title: 'Two' }, unset: ['notes'] });
    expect(next[2]).toEqual(chapter('two', { title: 'Two', colour: 'red' }));
    expect(next[1]).toBe(foreign);
  });

  it('moves before another, or behind all; foreign entries stay between the others', () => {
    expect(ids(editViews(views, { edit: 'move', id: 'two', before: 'one' }))).toEqual(['two', 'one', '·']);
    expect(ids(editViews(views, { edit: 'move', id: 'one', before: null }))).toEqual(['·', 'two', 'one']);
  });

  it('gives the very same list where there is nothing to do', () => {
    expect(editViews(views, { edit: 'move', id: 'one', before: 'one' })).toBe(views);
    expect(editViews(views, { edit: 'move', id: 'two', before: null })).toBe(views);
    for (const edit of ['remove', 'move'] as const)
      expect(editViews(views, { edit, id: 'gone', before: null })).toBe(views);
    expect(editViews(views, { edit: 'change', id: 'gone', values: { title: 'x' }, unset: [] })).toBe(views);
  });
});
