import { expect, it } from 'vitest';
import { formatSignificant } from '../../../src/i18n/format-significant.ts';

it.each([
  [0, 6, '0'],
  [0.47, 6, '0.47'],
  [0.48219999999999996, 6, '0.4822'],
  [6378137, 6, '6\u202F378\u202F140'],
  [6378137, 15, '6\u202F378\u202F137'],
  [1.57048761144159e-7, 4, '1.57×10⁻⁷'],
  [-0.00002, 4, '\u22122×10⁻⁵'],
  [3.2e12, 4, '3.2×10¹²'],
  [-1.5, 6, '\u22121.5'],
  [100, 2, '100'],
])('%s with %i digits is %s', (value, digits, text) => {
  expect(formatSignificant(value, digits)).toBe(text);
});
