import { expect, it } from 'vitest';
import { schemeOutline } from '../../../src/session/scheme-outline.ts';

function depths(scenarios: readonly { readonly id: string; readonly parent?: string }[]): readonly [string, number][] {
  const named = scenarios.map((one) => ({ ...one, name: one.id }));
  return schemeOutline({ scenarios: named }).map(({ scheme, depth }) => [scheme.id, depth]);
}

it('counts the schemes that each builds on, in the order of the plan', () => {
  expect(depths([{ id: 'now' }, { id: 'c', parent: 'a' }, { id: 'a', parent: 'now' }])).toEqual([
    ['now', 0],
    ['c', 2],
    ['a', 1],
  ]);
});

it('ends where a parent is missing and where parents go in a circle', () => {
  expect(depths([{ id: 'a', parent: 'gone' }])).toEqual([['a', 0]]);
  expect(
    depths([
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'a' },
    ]),
  ).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});
