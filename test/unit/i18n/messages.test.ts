import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classNameKey } from '../../../src/i18n/class-name-key.ts';
import { isForestWhenPlanned } from '../../../src/land/class-system.ts';
import { classSystemOf } from '../../../src/land/class-system-of.ts';
import type { MessageKey } from '../../../src/i18n/messages.ts';
import { messages } from '../../../src/i18n/messages.ts';

const keys = Object.keys(messages.zh) as MessageKey[];
const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();

describe('messages', () => {
  it('exist in both languages under the same keys, and none is empty but a separator that Chinese does without', () => {
    expect(Object.keys(messages.en).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => messages.zh[key] === '').sort()).toEqual(['board.district-gap']);
    expect(keys.filter((key) => messages.en[key] === '')).toEqual([]);
  });

  it('ask for the same values in both languages', () => {
    const differing = keys.filter(
      (key) => placeholders(messages.zh[key]).join() !== placeholders(messages.en[key]).join(),
    );
    expect(differing).toEqual([]);
  });

  it('keep to the voice: no exclamation marks and none of the banned words', () => {
    const banned = /[!！]|您|成功|请稍候|操作|系统|场景|情景|多边形图层/;
    expect(keys.filter((key) => banned.test(messages.zh[key]))).toEqual([]);
    expect(keys.filter((key) => messages.en[key].includes('!'))).toEqual([]);
  });

  it('write no contractions in English errors', () => {
    const errors = keys.filter((key) => /^(problem|banner|none|opening-failed|no-map)\./.test(key));
    expect(errors.filter((key) => /\b\w+n['’]t\b|\b(it|that)['’]s\b/i.test(messages.en[key]))).toEqual([]);
  });

  it('have full-width punctuation between Chinese characters', () => {
    const half = /[\u4e00-\u9fff][,;:?]|[,;:?][\u4e00-\u9fff]/;
    expect(keys.filter((key) => half.test(messages.zh[key]))).toEqual([]);
  });

  it('are all asked for somewhere, by name or by a name made from data', () => {
    const root = new URL('../../../src/', import.meta.url);
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|svelte)$/.test(path) && !/^i18n[/\\](zh|en)[/\\]/.test(path))
      .map((path) => readFileSync(new URL(path, root), 'utf8'))
      .join('\n');
    const prefixes = [...sources.matchAll(/`([a-z][\w-]*[.-](?:[\w-]+[.-])*)\$\{/gi)].map(([, prefix]) => prefix ?? '');
    const unused = keys.filter(
      (key) => !sources.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it.each(['third-survey', 'land-sea-use', 'worldcover', 'clcd'])(
    'name the land classes as the table of %s does',
    (id) => {
      const path = new URL(`../../../data/classes/${id}.json`, import.meta.url);
      const table = JSON.parse(readFileSync(path, 'utf8')) as {
        level1?: readonly { code: string; name: { zh: string; en: string } }[];
        rows: readonly { code: string; name: { zh: string; en: string } }[];
      };
      const classes = id === 'land-sea-use' ? [...(table.level1 ?? []), ...table.rows] : table.rows;
      for (const { code, name } of classes) {
        const key = classNameKey(id, code) as MessageKey;
        expect({ zh: messages.zh[key], en: messages.en[key] }, key).toEqual(name);
      }
      const own = id === 'third-survey' ? /^class\.[^.]+$/ : new RegExp(`^class\\.${id}\\.`);
      expect(keys.filter((key) => own.test(key))).toHaveLength(classes.length);
    },
  );

  it('take classes of a table of one’s own for those of the third survey, which they are', () => {
    expect(classNameKey('custom', '0303')).toBe('class.0303');
    expect(classNameKey(undefined, '0303')).toBe('class.0303');
    expect(messages.zh['class.0303']).not.toBe(messages.zh['class.land-sea-use.0303']);
  });

  it.each([
    ['explain.definition-classes-value', 'third-survey'],
    ['explain.forest-classes.land-sea-use', 'land-sea-use'],
    ['explain.forest-classes.worldcover', 'worldcover'],
    ['explain.forest-classes.clcd', 'clcd'],
  ] as const)('%s names the classes that %s counts as forest', (key, system) => {
    const made = classSystemOf(system);
    if (!made.ok) throw new Error(made.code);
    const isSurvey = system === 'third-survey' || system === 'land-sea-use';
    // No parcel of an image is marked as shrub named by the state, so its shrub never counts.
    const counted = made.value.classes.filter((one) => (isSurvey ? one.forest !== 'no' : isForestWhenPlanned(one)));
    for (const language of ['zh', 'en'] as const) {
      expect(messages[language][key].match(/\d+/g)).toEqual(counted.map((one) => one.code));
    }
  });
});
