import type { CarbonChoices } from '../plan/carbon-choices.ts';

/**
 * The choices with one of them made or taken back (碳核算设置).
 *
 * @param entered an option's value; per cent from 0 to 100 for the loss under sealed soil; null to go back to what is proposed
 * @returns null for what is no number, or none from 0 to 100
 */
export function withChoice(
  choices: CarbonChoices,
  id: keyof CarbonChoices,
  entered: string | null,
): CarbonChoices | null {
  const { [id]: _before, ...others } = choices;
  if (entered === null) return others;
  if (id === 'sealedSoilLoss') {
    const text = entered.trim().replace(/\s*[%％]$/u, '');
    const percent = text === '' ? Number.NaN : Number(text);
    return percent >= 0 && percent <= 100 ? { ...others, sealedSoilLoss: percent / 100 } : null;
  }
  return { ...others, [id]: id === 'soilDepthCm' ? Number(entered) : entered };
}
