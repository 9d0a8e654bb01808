import { expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import { blueGreenChoice, blueGreenList } from '../../../src/session/blue-green.ts';

type Base = Pick<Plan, 'base'>;
const SURVEY: Base = { base: [] };
const USES: Base = { base: [{ role: 'land-cover', href: 'a.fgb', classSystem: 'land-sea-use' }] };

function counted(plan: Pick<Plan, 'base' | 'blueGreen'>): Set<string> {
  return new Set(
    blueGreenChoice(plan)
      .classes.filter(({ isCounted }) => isCounted)
      .map(({ code }) => code),
  );
}

it('starts with what is proposed, which is no list of the plan’s own', () => {
  for (const plan of [SURVEY, USES]) {
    const codes = counted(plan);
    expect(codes.size).toBeGreaterThan(5);
    expect(blueGreenList(plan, codes)).toBeNull();
  }
});

it('keeps other classes, and counts a class above only where all of its parts are counted', () => {
  const codes = counted(USES);
  const all = blueGreenList(USES, new Set([...codes, '0301'])) ?? [];
  expect(all).toEqual(expect.arrayContaining(['14', '1401', '0301']));
  codes.delete('1401');
  const list = blueGreenList(USES, codes) ?? [];
  expect(list).not.toContain('14');
  expect(list).toContain('1402');
  expect(counted({ ...USES, blueGreen: list })).toEqual(codes);
  expect(blueGreenChoice({ ...USES, blueGreen: list }).isOwn).toBe(true);
});
