import table from '../../../data/factors/province-settings.json';
import type { CarbonChoices } from '../../plan/carbon-choices.ts';
import type { Plan } from '../../plan/plan.ts';
import type { CarbonSettings } from './carbon-settings.ts';

// The words of the columns are checked by test/unit/evaluate/carbon/default-settings.test.ts.
const general = table.default as Required<CarbonChoices>;
const rows = table.rows as readonly (CarbonChoices & {
  readonly province: string;
  readonly seeds: readonly string[];
})[];

/**
 * What carbon is worked out with by default (默认碳核算设置): the proposal for the province of the plan's seed, in
 * `data/factors/province-settings.json` (climate zones: methods.md 4.1), and a general one for plans of elsewhere.
 */
export function proposedSettings({ seed, baseYear }: Pick<Plan, 'seed' | 'baseYear'>): CarbonSettings {
  const row = rows.find(({ seeds }) => seed !== undefined && seeds.includes(seed));
  if (row === undefined) return { ...general, baseYear };
  const { province: _province, seeds: _seeds, ...ofProvince } = row;
  return { ...general, ...ofProvince, baseYear };
}

/**
 * The province of a plan as factors have it in `region` (天津, not 天津市), for hours of sun and wind and emission factors of its grid; nothing
 * for plans of elsewhere.
 */
export function carbonPlaceOf({ seed }: Pick<Plan, 'seed'>): { readonly province?: string } {
  const row = rows.find(({ seeds }) => seed !== undefined && seeds.includes(seed));
  return row === undefined ? {} : { province: row.province.replace(/(市|省|(回族|壮族|维吾尔)?自治区)$/u, '') };
}

/** What carbon of a plan is worked out with: what the planner chose, and for the rest {@link proposedSettings}. */
export function carbonSettingsOf(plan: Pick<Plan, 'seed' | 'baseYear' | 'carbon'>): CarbonSettings {
  return { ...proposedSettings(plan), ...plan.carbon };
}
