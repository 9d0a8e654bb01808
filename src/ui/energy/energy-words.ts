import { type Quantity, UNIT_SPACE } from '../../i18n/format-number.ts';
import { noValueReason } from '../../i18n/gap-sentence.ts';
import type { EnergyValue } from '../../report/energy-cards.ts';
import { energyScale, type EnergyUnit } from '../../report/energy-scale.ts';
import type { Page } from '../page.svelte.ts';

/** An amount in the unit that fits it. */
export function energyQuantity(page: Page, amount: number, unit: EnergyUnit): Quantity {
  const scale = energyScale([amount], unit, page.language);
  return { number: scale.write(amount), unit: scale.unit };
}

/** The 95 % interval in the unit of its value; empty where there is none. */
export function intervalText(page: Page, { value, low, high }: EnergyValue, unit: EnergyUnit): string {
  if (value === null || low === null || high === null) return '';
  const scale = energyScale([value, low, high], unit, page.language);
  return page.text('energy.interval', { bounds: `${scale.write(low)}–${scale.write(high)}${UNIT_SPACE}${scale.unit}` });
}

/** Name of a source, or of the way in which part of it is built. */
export function sourceName(page: Page, source: string, setting: string | null = null): string {
  if (setting === null) return capitalised(page.textOf(`energy.source.${source}`, source));
  if (setting === 'roof') return page.text('energy.setting.roof');
  return page.textOf(`choice.pvSetting.${setting}`, setting);
}

/** Why there is no number, as a sentence of its own. */
export function reasonText(page: Page, none: EnergyValue['none']): string {
  return capitalised(noValueReason(none, page.language));
}

/** Words that stand in the middle of a sentence elsewhere begin one here. */
function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
