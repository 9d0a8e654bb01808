import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClock, formatDay, formatRecent } from '../../../src/i18n/format-date.ts';

const SHANGHAI = 480;
const AFTERNOON = Date.UTC(2026, 10, 21, 6, 32);

describe('formatClock and formatDay', () => {
  it('write 14:32 and 2025-03-02', () => {
    expect(formatClock(AFTERNOON, SHANGHAI)).toBe('14:32');
    expect(formatDay(Date.UTC(2025, 2, 1, 23, 59), SHANGHAI)).toBe('2025-03-02');
  });

  it('agree with the calendar of the platform', () => {
    const oracle = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    // China has had one offset without summer time since 1992.
    const moments = fc.integer({ min: Date.UTC(1993, 0), max: Date.UTC(2099, 0) });
    fc.assert(
      fc.property(moments, (time) => {
        expect(`${formatDay(time, SHANGHAI)} ${formatClock(time, SHANGHAI)}`).toBe(oracle.format(time));
      }),
    );
  });
});

describe('formatRecent', () => {
  const hours = (count: number): number => AFTERNOON - count * 3_600_000;

  it('counts days on the local calendar, not in hours', () => {
    expect(formatRecent(hours(14), AFTERNOON, SHANGHAI, 'zh')).toBe('今天 00:32');
    expect(formatRecent(hours(15), AFTERNOON, SHANGHAI, 'zh')).toBe('昨天 23:32');
    expect(formatRecent(hours(15), AFTERNOON, SHANGHAI, 'en')).toBe('Yesterday 23:32');
  });

  it('gives the day within the year and the whole date before it', () => {
    expect(formatRecent(hours(24 * 9), AFTERNOON, SHANGHAI, 'zh')).toBe('11 月 12 日');
    expect(formatRecent(hours(24 * 9), AFTERNOON, SHANGHAI, 'en')).toBe('Nov 12');
    expect(formatRecent(hours(24 * 365), AFTERNOON, SHANGHAI, 'zh')).toBe('2025-11-21');
  });
});
