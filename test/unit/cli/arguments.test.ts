import { describe, expect, it } from 'vitest';
import { parseArguments, type ParsedArguments } from '../../../src/cli/arguments.ts';

const RULES = { values: ['scenario', 'year'], flags: ['strict'] };

function parsed(...words: string[]): ParsedArguments {
  const result = parseArguments(words, RULES);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function problem(...words: string[]): string | null {
  const result = parseArguments(words, RULES);
  return result.ok ? null : result.problem;
}

describe('command-line words', () => {
  it('sorts positions, values and flags, in any order', () => {
    const { positions, values, flags } = parsed('--year', '2030', 'a.plan.json', '--strict', 'b', '--scenario=方案 一');
    expect(positions).toEqual(['a.plan.json', 'b']);
    expect([...values]).toEqual([
      ['year', '2030'],
      ['scenario', '方案 一'],
    ]);
    expect([...flags]).toEqual(['strict']);
  });

  it('keeps equals signs and nothing at all as values', () => {
    expect(parsed('--scenario=a=b=c').values.get('scenario')).toBe('a=b=c');
    expect(parsed('--scenario=').values.get('scenario')).toBe('');
    expect(parsed('--scenario', '').values.get('scenario')).toBe('');
  });

  it('takes the last of a value given twice', () => {
    expect(parsed('--year', '2030', '--year=2035').values.get('year')).toBe('2035');
  });

  it('refuses what it does not know and names what it does', () => {
    expect(problem('--sceanrio', 'a')).toBe(
      'Unknown option --sceanrio. This command knows --scenario, --year, --strict.',
    );
    expect(problem('--strict=yes')).toContain('Unknown option --strict=yes');
    expect(problem('--')).toContain('Unknown option --');
    const none = parseArguments(['--json'], { values: [], flags: [] });
    expect(none).toEqual({ ok: false, problem: 'Unknown option --json. This command knows no options.' });
  });

  it('refuses a value that is missing', () => {
    expect(problem('a.plan.json', '--year')).toBe('Option --year needs a value.');
  });
});

describe('a short option', () => {
  const SHORT = { values: ['out'], flags: [], short: { o: 'out' } };

  it('stands for the long one', () => {
    const result = parseArguments(['a.fgb', '-o', 'b'], SHORT);
    expect(result.ok && [...result.value.values]).toEqual([['out', 'b']]);
  });

  it('is a file name where no rule gives it a meaning', () => {
    const result = parseArguments(['-x'], SHORT);
    expect(result.ok && result.value.positions).toEqual(['-x']);
  });
});
