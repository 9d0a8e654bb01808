import { describe, expect, it } from 'vitest';
import { describeClassCodes } from '../../../src/land/class-system-hints.ts';
import { thirdSurveyClasses } from '../../../src/land/class-system-tables.ts';

function known(values: Iterable<string>): Record<string, string> {
  return Object.fromEntries(describeClassCodes(values).map((one) => [one.system, `${one.known}/${one.total}`]));
}

describe('how well the systems know the codes of a file', () => {
  it('counts different codes, once each, with the suffixes the survey allows', () => {
    expect(known(['0101', '0101', '', '0201K', '08H2', '0101'])).toEqual({
      'third-survey': '3/3',
      'land-sea-use': '1/3',
      worldcover: '0/3',
      clcd: '0/3',
    });
  });

  it('lets the survey’s own codes speak, of which many exist in the other system with another meaning', () => {
    const codes = thirdSurveyClasses().classes.map((one) => one.code);
    const hints = describeClassCodes(codes);
    expect(hints[0]).toEqual({ system: 'third-survey', known: 56, total: 56, unknown: [] });
    expect(hints[1]?.unknown).toContain('08H1');
    expect(hints[1]?.unknown).not.toContain('0303');
  });

  it('leaves it open where two systems know all of them', () => {
    expect(known(['0101', '0301', '0701'])).toMatchObject({ 'third-survey': '3/3', 'land-sea-use': '3/3' });
  });

  it('has nothing to say about no codes', () => {
    expect(known([])).toMatchObject({ 'third-survey': '0/0', clcd: '0/0' });
  });
});
