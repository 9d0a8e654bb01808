/** How sound spreads (声传播): all around, or over hard ground into the half above it. */
export type SoundSpread = 'free' | 'half-space';

/** 10 lg 4π and 10 lg 2π as the method prints them, dB. */
const SPREAD_LOSS_DB: Readonly<Record<SoundSpread, number>> = { free: 11, 'half-space': 8 };

/**
 * Sound pressure level of a turbine at a distance, dB(A) (风机噪声筛查): Lp = Lw − 20 lg r − 11, or − 8 over hard ground (methods.md
 * 3.4). Air, ground and screens take nothing here: it is a screening, no assessment.
 *
 * @param soundPowerDb Lw of the turbine, dB(A)
 * @param distanceM from the hub, above 0
 */
export function turbineNoiseDb(soundPowerDb: number, distanceM: number, spread: SoundSpread): number {
  return soundPowerDb - 20 * Math.log10(distanceM) - SPREAD_LOSS_DB[spread];
}

/** Levels of several sources together, dB(A): their powers add up. Of none it is −∞. */
export function levelsTogetherDb(levels: readonly number[]): number {
  return 10 * Math.log10(levels.reduce((total, level) => total + 10 ** (level / 10), 0));
}
