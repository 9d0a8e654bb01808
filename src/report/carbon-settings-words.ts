import type { CarbonSettings } from '../evaluate/carbon/carbon-settings.ts';
import { formatNumber, UNIT_SPACE } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';

/** One setting in words. */
export interface SettingRow {
  readonly name: string;
  readonly value: string;
}

/** What carbon was worked out with, in words (口径). */
export function settingRows(settings: CarbonSettings, language: Language): readonly SettingRow[] {
  const text = translate.bind(null, language);
  return [
    { name: text('carbon.setting.base-year'), value: String(settings.baseYear) },
    { name: text('carbon.setting.climate'), value: text(`carbon.climate.${settings.climate}`) },
    { name: text('carbon.setting.soil'), value: text(`carbon.soil.${settings.soil}`) },
    { name: text('carbon.setting.soil-depth'), value: text('carbon.centimetres', { depth: settings.soilDepthCm }) },
    { name: text('carbon.setting.density-set'), value: text(`carbon.densities.${settings.densitySet}`) },
    { name: text('carbon.setting.volume-set'), value: text(`carbon.volumes.${settings.volumeSet}`) },
    {
      name: text('carbon.setting.sealed-loss'),
      value: `${formatNumber(settings.sealedSoilLoss * 100, 0)}${UNIT_SPACE}%`,
    },
  ];
}
