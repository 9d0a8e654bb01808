import { describe, expect, it } from 'vitest';
import { type LayoutTexts, readLayout } from '../../../src/ui/siting/layout-form.ts';

const TEXTS: LayoutTexts = {
  rotor: '180',
  along: '5',
  across: '3',
  wind: '330',
  setback: '500',
  power: '6.25',
  hub: '',
  sound: '',
};
const nameOf = (field: string): string => field;

describe('the card for laying out turbines', () => {
  it('multiplies spacings out and leaves open what may be empty', () => {
    const reading = readLayout(TEXTS, nameOf);
    expect(reading).toEqual({
      ok: true,
      numbers: {
        rotorM: 180,
        alongM: 900,
        acrossM: 540,
        windFromDegrees: 330,
        setbackM: 500,
        powerMw: 6.25,
        hubM: null,
        soundDb: null,
      },
    });
  });

  it.each([
    ['along', '0', 'layout.not-positive'],
    ['across', '-3', 'layout.not-positive'],
    ['rotor', 'wide', 'layout.not-a-number'],
    ['setback', '-1', 'layout.negative'],
    ['wind', '361', 'layout.wind-range'],
    ['power', '-6', 'layout.not-positive'],
  ] as const)('refuses %s of %s and says which field it is', (field, text, key) => {
    expect(readLayout({ ...TEXTS, [field]: text }, nameOf)).toMatchObject({ ok: false, field, key });
  });
});
