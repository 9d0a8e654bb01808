import type { BaseField } from '../../workers/engine/contract/base-inspection.ts';
import { BUILDING_USES, type BuildingRole } from '../evaluate/buildings/building-values.ts';
import { fieldByUsualName } from './field-guesses.ts';

/** Usual names of fields of building outlines (建筑属性): topographic databases, then plain words. */
const USUAL_NAMES: Readonly<Record<BuildingRole, readonly string[]>> = {
  buildingUse: ['BUILDINGUSE', 'JZYT', 'FWYT', 'YT', '用途', '建筑用途', '房屋用途', 'USE', 'FUNCTION', 'BUILDING'],
  from: [
    'FROM',
    'JCNF',
    'JCND',
    '建成年份',
    '建成年代',
    '竣工年份',
    '建造年份',
    'YEARBUILT',
    'YEAR_BUILT',
    'BUILT',
    'YEAR',
  ],
  roofPv: ['ROOFPV', 'WDGF', '屋顶光伏', '光伏', 'PV', 'SOLAR'],
  usableRoofShare: ['USABLEROOFSHARE', '可用屋顶比例', '可用比例'],
};

/** Words for the uses of buildings that files have beside the names of the plan. */
const USE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/公共|机关|学校|教育|医院|医疗|办公|党政|public|school|hospital|civic|government/iu, 'public'],
  [/厂房|工业|仓储|仓库|factory|industrial|warehouse|manufactur/iu, 'factory'],
  [/商业|商服|酒店|宾馆|商场|commercial|retail|hotel|office|supermarket/iu, 'commercial'],
  [/住宅|居住|民居|宿舍|农房|residential|house|apartments|dormitory/iu, 'residential'],
  [/其他|其它|other/iu, 'other'],
];

/** Fields of building outlines by their usual names; `''` where the file has none of these. To be shown as a guess. */
export function guessBuildingFields(names: readonly string[]): Readonly<Record<BuildingRole, string>> {
  return {
    buildingUse: fieldByUsualName(names, USUAL_NAMES.buildingUse),
    from: fieldByUsualName(names, USUAL_NAMES.from),
    roofPv: fieldByUsualName(names, USUAL_NAMES.roofPv),
    usableRoofShare: fieldByUsualName(names, USUAL_NAMES.usableRoofShare),
  };
}

/** Words of the file for uses that the plan does not have by that name, in the order of the file. */
export function unknownUses(field: BaseField | null): readonly string[] {
  return (field?.samples ?? []).filter((word) => !BUILDING_USES.includes(word.trim()));
}

/** Uses for words that are usual for them (厂房 → factory); a word that is none stays open. To be shown as a guess. */
export function usesByName(field: BaseField | null): Readonly<Record<string, string>> {
  const named = unknownUses(field).flatMap((word) => {
    const use = USE_NAMES.find(([pattern]) => pattern.test(word))?.[1];
    return use === undefined ? [] : [[word, use] as const];
  });
  return Object.fromEntries(named);
}
