import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMessageKey, translateCode } from '../../../src/i18n/translate.ts';
import { messages } from '../../../src/i18n/messages.ts';

const ROOT = new URL('../../../', import.meta.url);

/** Sources of the folders, joined. */
function sourcesOf(...folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => readFileSync(new URL(`${folder}${path}`, ROOT), 'utf8')),
    )
    .join('\n');
}

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();

/** Codes and names of the details of every failure that the session raises by name. */
const raised = [...sourcesOf('src/session/').matchAll(/raise\(\s*'([\w-]+)',\s*\{([^}]*)\}/g)].map(
  ([, code = '', details = '']) => ({
    code,
    details: details
      .split(',')
      .map((entry) => entry.split(':')[0]?.trim() ?? '')
      .filter((name) => name !== ''),
  }),
);

/** Codes of what the engine notes about the base and the planner must answer. */
const baseCodes = [
  ...(/BASE_PROBLEMS[^=]*= new Set\(\[([^\]]*)\]/.exec(sourcesOf('src/session/'))?.[1] ?? '').matchAll(/'([\w-]+)'/g),
].map(([, code]) => code ?? '');

describe('words of failures', () => {
  it('exist for every failure of the session and of the base, as a title and a sentence', () => {
    expect(raised.length).toBeGreaterThan(8);
    expect(baseCodes).toContain('base-missing');
    const codes = [
      ...raised.map(({ code }) => code),
      ...baseCodes,
      'features-set-aside',
      'engine-died',
      'engine-failed',
    ];
    const missing = codes
      .flatMap((code) => [`problem.${code}.title`, `problem.${code}.text`])
      .filter((key) => !isMessageKey(key));
    expect(missing).toEqual([]);
  });

  it('ask for nothing that is not handed over with the failure', () => {
    const unfilled = raised.flatMap(({ code, details }) =>
      (['title', 'text'] as const).flatMap((part) =>
        placeholders(translateCode('zh', `problem.${code}.${part}`, ''))
          .filter((name) => !details.includes(name))
          .map((name) => `${code}: {${name}}`),
      ),
    );
    expect(unfilled).toEqual([]);
  });

  it('name every way in which the draft can fail to be written, on the desk and on the start screen', () => {
    const [, union = ''] = /DraftStoreErrorCode =([^;]*);/.exec(sourcesOf('src/session/')) ?? [];
    const codes = [...union.matchAll(/'([\w-]+)'/g)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(3);
    const missing = codes
      .flatMap((code) => [`banner.${code}`, `start.storage.${code}`])
      .filter((key) => !isMessageKey(key));
    expect(missing).toEqual([]);
  });

  it('exist for everything that reading a plan file can find', () => {
    const sources = sourcesOf('src/plan/');
    const schema = [...sources.matchAll(/'(schema\.[\w-]+)'/g)].map(([, code]) => code ?? '');
    const notes = [...sources.matchAll(/'((?:plan|feature|scenario)-[\w-]+)'/g)].map(([, code]) => code ?? '');
    const [, faults = ''] = /GeometryFaultCode =([^;]*);/.exec(sources) ?? [];
    const shapes = [...faults.matchAll(/'([\w-]+)'/g)].map(([, code]) => `feature-${code ?? ''}`);
    expect([schema.length > 7, notes.length > 9, shapes.length > 5]).toEqual([true, true, true]);
    const codes = [...new Set([...schema, ...notes, ...shapes])];
    expect(codes.filter((code) => !isMessageKey(`plan-note.${code}`))).toEqual([]);
    expect(Object.keys(messages.zh).filter((key) => key.startsWith('plan-note.')).length).toBeGreaterThanOrEqual(
      codes.length,
    );
  });
});
