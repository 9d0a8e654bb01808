import { expect, it } from 'vitest';
import { messages } from '../../../src/i18n/messages.ts';
import { KINDS } from '../../../src/kinds/kind-list.ts';

it('the source of every default is told in both languages', () => {
  const sources = KINDS.flatMap(({ fields }) => fields.flatMap(({ defaultSource }) => defaultSource ?? []));
  expect(sources.length).toBeGreaterThan(5);
  const keys = sources.map((source) => `default-source.${source.slice(0, source.indexOf(':'))}`);
  for (const words of Object.values(messages)) expect(Object.keys(words)).toEqual(expect.arrayContaining(keys));
  // In Chinese nothing is left of the English the tables are written in.
  for (const key of keys)
    expect((messages.zh as Record<string, string>)[key]).not.toMatch(/practice|recalled|confirmed|seen/u);
});
