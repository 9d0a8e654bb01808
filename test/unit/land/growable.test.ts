import { expect, it } from 'vitest';
import { growableFloat64, growableUint32 } from '../../../src/land/growable.ts';

it('keeps what was pushed and what was written into the room it made, in order', () => {
  const values = growableFloat64(2);
  const expected: number[] = [];
  for (let round = 0; round < 50; round += 1) {
    values.push(round);
    expected.push(round);
    const first = values.length;
    const room = values.extend(round);
    for (let at = 0; at < round; at += 1) room[first + at] = round + at / 100;
    for (let at = 0; at < round; at += 1) expected.push(round + at / 100);
    expect(values.length).toBe(expected.length);
  }
  expect([...values.finish()]).toEqual(expected);
});

it('gives arrays of their own', () => {
  const values = growableUint32();
  values.push(7);
  const first = values.finish();
  values.push(8);
  expect([[...first], first.buffer.byteLength, [...values.finish()]]).toEqual([[7], 4, [7, 8]]);
});
