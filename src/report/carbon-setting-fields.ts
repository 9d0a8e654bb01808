import { proposedSettings } from '../evaluate/carbon/default-settings.ts';
import { UNIT_SPACE } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { CarbonChoices } from '../plan/carbon-choices.ts';
import type { Plan } from '../plan/plan.ts';

/** One setting of carbon as a form shows it: proposal and choice side by side (碳核算设置). */
export interface SettingField {
  readonly id: keyof CarbonChoices;
  readonly name: string;
  readonly help: string;
  /** What is proposed for the province, in words. */
  readonly proposed: string;
  /** What the planner chose, as an option's value or a number in per cent; null = as proposed. */
  readonly chosen: string | null;
  /** What can be chosen; null for a number in per cent. */
  readonly options: readonly { readonly value: string; readonly label: string }[] | null;
}

const OPTIONS = {
  climate: ['WTM', 'WTD', 'CTM', 'CTD', 'TMoist'],
  soil: ['HAC', 'LAC', 'Sandy', 'Spodic', 'Volcanic', 'Wetland'],
  soilDepthCm: [20, 30, 100],
  densitySet: ['none', 'zhejiang', 'gansu', 'jilin', 'anhui'],
  volumeSet: ['north', 'fang', 'guo'],
  sealedSoilLoss: null,
} as const satisfies { readonly [Id in keyof CarbonChoices]-?: readonly CarbonChoices[Id][] | null };

const NAMES = {
  climate: 'climate',
  soil: 'soil',
  soilDepthCm: 'soil-depth',
  densitySet: 'density-set',
  volumeSet: 'volume-set',
  sealedSoilLoss: 'sealed-loss',
} as const satisfies Readonly<Record<keyof CarbonChoices, string>>;

const IDS = Object.keys(OPTIONS) as (keyof CarbonChoices)[];

/** All settings of a plan, in the order of the form. */
export function settingFields(
  plan: Pick<Plan, 'seed' | 'baseYear' | 'carbon'>,
  language: Language,
): readonly SettingField[] {
  const proposal = proposedSettings(plan);
  return IDS.map((id) => {
    const chosen = plan.carbon?.[id];
    return {
      id,
      name: translate(language, `carbon.setting.${NAMES[id]}`),
      help: translate(language, `carbon.settings.help.${NAMES[id]}`),
      proposed: words(id, proposal[id], language),
      chosen: chosen === undefined ? null : id === 'sealedSoilLoss' ? percent(Number(chosen)) : String(chosen),
      options: OPTIONS[id]?.map((value) => ({ value: String(value), label: words(id, value, language) })) ?? null,
    };
  });
}

function words(id: keyof CarbonChoices, value: string | number, language: Language): string {
  switch (id) {
    case 'climate':
      return translate(language, `carbon.climate.${value as Required<CarbonChoices>['climate']}`);
    case 'soil':
      return translate(language, `carbon.soil.${value as Required<CarbonChoices>['soil']}`);
    case 'densitySet':
      return translate(language, `carbon.densities.${value as Required<CarbonChoices>['densitySet']}`);
    case 'volumeSet':
      return translate(language, `carbon.volumes.${value as Required<CarbonChoices>['volumeSet']}`);
    case 'soilDepthCm':
      return translate(language, 'carbon.centimetres', { depth: value });
    case 'sealedSoilLoss':
      return `${percent(Number(value))}${UNIT_SPACE}%`;
  }
}

/** A share as per cent without the noise of binary fractions. */
function percent(share: number): string {
  return String(Number((share * 100).toPrecision(12)));
}
