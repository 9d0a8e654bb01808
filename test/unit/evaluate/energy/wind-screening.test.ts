import { describe, expect, it } from 'vitest';
import { shadowFlicker } from '../../../../src/evaluate/energy/shadow-flicker.ts';
import { levelsTogetherDb } from '../../../../src/evaluate/energy/turbine-noise.ts';
import { screenHome } from '../../../../src/evaluate/energy/wind-screening.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';

const TURBINE = { hubHeightM: 100, rotorDiameterM: 160 };
const LATITUDE = 40;
const flicker = (eastM: number, northM: number, latitude = LATITUDE) =>
  shadowFlicker([{ ...TURBINE, eastM, northM }], latitude);

describe('moving shadows', () => {
  it('are the same of a turbine as far in the east as in the west', () => {
    expect(flicker(700, 0).hoursPerYear).toBeGreaterThan(10);
    expect(flicker(-700, 0)).toEqual(flicker(700, 0));
  });

  it('never come from the north, where the sun never stands so low', () => {
    expect(flicker(0, 600)).toEqual({ hoursPerYear: 0, mostMinutesPerDay: 0 });
  });

  it('come from the south only where the sun is as low at noon as the rotor: 26.6° at 40° N in midwinter', () => {
    // 90° − 40° − 23.45° = 26.55°; a hub of 100 m is seen so from 200 m, and from 700 m at 8° only.
    expect(flicker(0, -200).hoursPerYear).toBeGreaterThan(10);
    expect(flicker(0, -700)).toEqual({ hoursPerYear: 0, mostMinutesPerDay: 0 });
  });

  it('last as long as the sun needs for the width of the rotor: 15° an hour at the equinox on the equator', () => {
    // The sun climbs straight up in the east; the disc is 2·atan(80 / 707) = 12.9° high.
    const { mostMinutesPerDay } = flicker(700, 0, 0);
    const minutes = (2 * Math.atan(80 / Math.hypot(700, 100)) * 180) / Math.PI / 0.25;
    // The lower part of the disc lies below 3°.
    const hidden =
      Math.max(0, 3 - (Math.atan(100 / 700) - Math.atan(80 / Math.hypot(700, 100))) * (180 / Math.PI)) / 0.25;
    expect(Math.abs(mostMinutesPerDay - (minutes - hidden))).toBeLessThan(2);
  });

  it('are not followed beyond ten rotor diameters', () => {
    expect(flicker(1601, 0).hoursPerYear).toBe(0);
    expect(flicker(1590, 0).hoursPerYear).toBeGreaterThan(0);
  });

  it('of two turbines in one direction count once', () => {
    const one = { ...TURBINE, eastM: 700, northM: 0 };
    expect(shadowFlicker([one, one], LATITUDE)).toEqual(shadowFlicker([one], LATITUDE));
  });
});

describe('a home among turbines', () => {
  const library = createFactorLibrary({});
  const near = { place: [117.006, 40], ...TURBINE, soundPowerDb: 106 };

  it('hears two equal ones 3 dB louder than one', () => {
    expect(levelsTogetherDb([40, 40])).toBeCloseTo(43.0103, 4);
    const one = screenHome([117, 40], [near], 'free', library);
    const two = screenHome([117, 40], [near, near], 'free', library);
    expect((two.noiseDb ?? 0) - (one.noiseDb ?? 0)).toBeCloseTo(3.0103, 4);
  });

  it('is held against night limits, flicker and the usual distance, all as a screening', () => {
    // 0.006° at 40° N are 512.3 m; with the hub 522 m: 106 − 20 lg 522 − 8 = 43.6 dB.
    const screened = screenHome([117, 40], [near], 'half-space', library);
    expect(screened).toMatchObject({
      isScreening: true,
      isAboveNightClass1: false,
      isWithinSetback: false,
      isFlickerAbove: true,
    });
    expect(screened.nearestM).toBeCloseTo(512.3, 0);
    expect(screened.noiseDb).toBeCloseTo(43.65, 1);
    const loud = screenHome([117, 40], [{ ...near, place: [117.003, 40] }], 'half-space', library);
    expect(loud).toMatchObject({ isAboveNightClass1: true, isAboveNightClass2: false, isWithinSetback: true });
  });

  it('has no level where a turbine does not say how loud it is, and none without turbines', () => {
    expect(screenHome([117, 40], [near, { ...near, soundPowerDb: null }], 'free', library)).toMatchObject({
      noiseDb: null,
      isAboveNightClass1: null,
    });
    expect(screenHome([117, 40], [], 'free', library)).toMatchObject({ nearestM: null, noiseDb: null });
  });
});
