import { describe, expect, it } from 'vitest';
import { readTargets } from '../../../src/plan/target-schema.ts';

const good = {
  id: 'jz-forest-cover',
  title: { zh: '森林覆盖率', en: 'Forest cover' },
  indicator: 'forest.cover',
  op: '>=',
  value: 31.02,
  unit: '%',
  year: 2025,
  kind: 'map',
  source: { document: '天津市蓟州区碳达峰实施方案', issued: '2023-08-01', section: '三（六）2' },
};

function withoutMember(member: keyof typeof good): Record<string, unknown> {
  return Object.fromEntries(Object.entries(good).filter(([name]) => name !== member));
}

function issuesOf(data: unknown): readonly { path: readonly (string | number)[]; code: string }[] {
  const result = readTargets(data);
  return result.ok ? [] : result.issues;
}

describe('readTargets', () => {
  it('returns the targets as the file has them', () => {
    expect(readTargets([good])).toEqual({ ok: true, value: [good] });
  });

  it('keeps members it does not know, on every level', () => {
    const extended = { ...good, owner: '林业局', source: { ...good.source, page: 12 } };
    expect(readTargets([extended])).toEqual({ ok: true, value: [extended] });
  });

  it.each(['id', 'title', 'indicator', 'op', 'value', 'unit', 'kind', 'source'] as const)(
    'reports a missing %s once, at its place',
    (member) => {
      const issues = issuesOf([good, withoutMember(member)]);
      expect(issues.map(({ path, code }) => ({ path, code }))).toEqual([{ path: [1, member], code: 'schema.missing' }]);
    },
  );

  it('lets year, zone and group be absent', () => {
    expect(readTargets([withoutMember('year')]).ok).toBe(true);
  });

  it.each([
    ['an operator', { op: '=>' }, ['op'], 'schema.not-allowed'],
    ['a kind', { kind: 'maps' }, ['kind'], 'schema.not-allowed'],
    ['a value in quotes', { value: '31.02' }, ['value'], 'schema.wrong-type'],
    ['a value that is none', { value: null }, ['value'], 'schema.wrong-type'],
    ['a year as text', { year: '2025' }, ['year'], 'schema.wrong-type'],
    ['a year with a slip', { year: 20255 }, ['year'], 'schema.out-of-range'],
    ['an id with blanks', { id: 'forest cover' }, ['id'], 'schema.wrong-form'],
    ['an indicator without a point', { indicator: 'forest' }, ['indicator'], 'schema.wrong-form'],
    ['an empty unit', { unit: ' ' }, ['unit'], 'schema.empty'],
    ['an English title left empty', { title: { zh: '森林覆盖率', en: '' } }, ['title', 'en'], 'schema.empty'],
    ['a missing English title', { title: { zh: '森林覆盖率' } }, ['title', 'en'], 'schema.missing'],
    [
      'a date in the wrong order',
      { source: { ...good.source, issued: '01-08-2023' } },
      ['source', 'issued'],
      'schema.wrong-form',
    ],
    [
      'a reading without a source',
      { readings: [{ year: 2023, value: 9.1 }] },
      ['readings', 0, 'source'],
      'schema.missing',
    ],
  ])('reports %s', (_, change, path, code) => {
    const issues = issuesOf([{ ...good, ...change }]);
    expect(issues.map((issue) => [issue.path, issue.code])).toEqual([[[0, ...path], code]]);
  });

  it('accepts a document without a printed date only when that is said', () => {
    const { document, section } = good.source;
    expect(readTargets([{ ...good, source: { document, section, issued: null } }]).ok).toBe(true);
    expect(issuesOf([{ ...good, source: { document, section } }])).toMatchObject([
      { path: [0, 'source', 'issued'], code: 'schema.missing' },
    ]);
  });

  it('asks tracked targets for readings, and takes an empty list', () => {
    const tracked = { ...good, kind: 'tracked', indicator: 'tracked.nonfossil-share' };
    expect(issuesOf([tracked])).toMatchObject([{ path: [0, 'readings'], code: 'schema.no-readings' }]);
    expect(readTargets([{ ...tracked, readings: [] }]).ok).toBe(true);
  });

  it('reports the second of two equal ids, by name', () => {
    expect(issuesOf([good, good])).toEqual([
      { path: [1, 'id'], code: 'schema.duplicate-id', details: { id: 'jz-forest-cover' } },
    ]);
  });

  it('says what would have been allowed', () => {
    expect(issuesOf([{ ...good, kind: 'maps' }])).toMatchObject([{ details: { expected: 'map counted tracked' } }]);
  });

  it.each([
    ['an object', {}],
    ['text', '[]'],
    ['nothing', null],
  ])('refuses %s in place of the list', (_, data) => {
    expect(issuesOf(data)).toMatchObject([{ path: [], code: 'schema.wrong-type' }]);
  });
});
