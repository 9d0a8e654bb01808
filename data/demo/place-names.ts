import { elementAt } from './access.ts';
import type { Layout } from './layout.ts';
import type { LocalFrame } from './local-frame.ts';
import { choose, chooseWeighted, hashUnit, type Weighted } from './random.ts';
import type { Recipe } from './recipe.ts';

const PREFIXES: Weighted<string> = [
  ['', 46],
  ['东', 8],
  ['西', 8],
  ['南', 7],
  ['北', 7],
  ['前', 6],
  ['后', 6],
  ['大', 7],
  ['小', 5],
];

/** Names of the settlements of a district. */
export interface PlaceNames {
  /** Village of a site, such as 东李庄; unique within the district. Compartments take the nearest village's. */
  readonly villageOf: (site: number) => string;
  /** Town a site belongs to. */
  readonly townOf: (site: number) => string;
  /** What `ZLDWMC` says for a parcel of a site. */
  readonly ownerOf: (site: number) => string;
}

/** Makes up names for the villages of a layout: prefix, family and ending, as is usual in the region. */
export function nameVillages(layout: Layout, recipe: Recipe, frame: LocalFrame): PlaceNames {
  const { sites } = layout.cells;
  const towns = recipe.towns
    .filter((town) => town.kind !== 'industry')
    .map((town) => ({ name: town.name, at: frame.toLocal(town.at[0], town.at[1]) }));
  const nearest = (site: number, candidates: readonly { readonly at: readonly [number, number] }[]): number => {
    const { x, y } = elementAt(sites, site);
    let best = 0;
    let least = Infinity;
    candidates.forEach(({ at }, index) => {
      const away = Math.hypot(at[0] - x, at[1] - y);
      if (away < least) {
        least = away;
        best = index;
      }
    });
    return best;
  };
  const used = new Set<string>();
  const names = new Map<number, string>();
  const settled: { site: number; at: readonly [number, number] }[] = [];
  sites.forEach((site, number) => {
    if (site.kind === 'compartment') return;
    settled.push({ site: number, at: [site.x, site.y] });
    if (site.kind === 'town') {
      names.set(number, site.name);
      return;
    }
    for (let attempt = 0; ; attempt += 1) {
      const unit = (salt: number): number => hashUnit(number, attempt * 8 + salt, recipe.randomSeed + 600);
      const name =
        chooseWeighted(PREFIXES, unit(1)) +
        choose(recipe.villageNames.families, unit(2)) +
        choose(recipe.villageNames.endings, unit(3));
      if (used.has(name) && attempt < 200) continue;
      used.add(name);
      names.set(number, name);
      break;
    }
  });
  const villageOf = (site: number): string => {
    const own = names.get(site);
    if (own !== undefined) return own;
    const name = names.get(elementAt(settled, nearest(site, settled)).site) ?? '';
    names.set(site, name);
    return name;
  };
  const townNames = new Map<number, string>();
  const townOf = (site: number): string => {
    let name = townNames.get(site);
    if (name === undefined) {
      name = elementAt(towns, nearest(site, towns)).name;
      townNames.set(site, name);
    }
    return name;
  };
  return {
    villageOf,
    townOf,
    ownerOf: (site) => {
      const village = villageOf(site);
      const place = elementAt(sites, site);
      if (place.kind === 'town') return village;
      return `${townOf(site)}${village}${village.endsWith('村') ? '' : '村'}`;
    },
  };
}
