import { expect, it } from 'vitest';
import { findSyntaxError } from '../../../src/formats/json-syntax.ts';

it.each([
  ['<!doctype html>', 0],
  ['{"a":Feature}', 5],
  ['{"a":1,}', 7],
  ['[1,]', 3],
  ['[,1]', 1],
  ['{a:1}', 1],
  ['{"a" 1}', 5],
  ['{"a":1 "b":2}', 7],
  ['[1}', 2],
  ['[1] 2', 4],
  ['[01]', 2],
  ['[1.]', 2],
  ['["a\nb"]', 1],
  ['["\\x"]', 1],
  ['[1]]', 3],
  ['["a", nul]', 6],
  ['["ab', 4],
  ['["a\\"', 5],
  ['{"a"', 4],
  ['{"a":', 5],
  ['{"a":tru', 8],
  ['[1.5, -', 7],
  ['[1.', 3],
  ['[1.5e', 5],
  ['[{"a":[1,2]', 11],
  ['', 0],
])('%s', (text, offset) => {
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  expect(findSyntaxError(text)).toBe(offset);
});

it.each(['{}', '[]', ' {"a":[{},[],"\\u00e9\\"",-1.5e+3,true,null]} ', '"x"', '0'])('all of %s is JSON', (text) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow();
  expect(findSyntaxError(text)).toBe(text.length);
});
