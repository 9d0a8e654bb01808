import basicFarmland from '../../../data/rules/basic-farmland.json';
import ccer from '../../../data/rules/ccer.json';
import pvLand from '../../../data/rules/pv-land.json';
import redline from '../../../data/rules/redline.json';
import wind from '../../../data/rules/wind.json';
import type { Rule } from './rule.ts';
import { rulesOfTables } from './rule-rows.ts';

/** The rules of the tables in `data/rules`, in the order of the tables (内置规则). */
export function shippedRules(): readonly Rule[] {
  return rulesOfTables([redline, basicFarmland, pvLand, wind, ccer]);
}
