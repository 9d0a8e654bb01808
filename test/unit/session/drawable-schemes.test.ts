import { expect, it } from 'vitest';
import { drawableSchemes, drawingObstacle } from '../../../src/session/drawable-schemes.ts';

const baseline = { id: 'now', name: '现状' };
const scheme = { id: 'a', name: '方案一', parent: 'now' };

it('features go into every scheme but the one that stands for the district as it is', () => {
  expect(drawableSchemes({ scenarios: [baseline, scheme] })).toEqual([scheme]);
});

it('the only scheme there is takes them', () => {
  expect(drawableSchemes({ scenarios: [baseline] })).toEqual([baseline]);
});

it('a locked scheme takes none, even the only one', () => {
  const locked = { ...scheme, locked: true };
  expect(drawableSchemes({ scenarios: [baseline, locked] })).toEqual([]);
  expect(drawableSchemes({ scenarios: [{ ...baseline, locked: true }] })).toEqual([]);
  expect(drawingObstacle({ scenarios: [baseline, locked] }, 'a')).toBe('scheme-locked');
  expect(drawingObstacle({ scenarios: [baseline, locked] }, 'now')).toBe('baseline');
});
