import { expect, it } from 'vitest';
import { shiftLengthM } from '../../../src/session/shift-length.ts';

it('is some hundred metres within China, and nothing outside it', () => {
  // 蓟州区: the mockup of the design says 570 m for GCJ-02.
  expect(Math.abs(shiftLengthM('gcj02', 117.4, 40.05) - 570)).toBeLessThanOrEqual(40);
  expect(shiftLengthM('bd09', 117.4, 40.05)).toBeGreaterThan(shiftLengthM('gcj02', 117.4, 40.05));
  expect(shiftLengthM('gcj02', 0.1, 51.5)).toBe(0);
});
