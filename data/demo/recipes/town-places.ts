import type { Place, Town } from '../recipe.ts';

/** Everyday places of towns, set around their middles: a market and parking everywhere, more in cities. */
export function placesOfTowns(towns: readonly Town[]): Place[] {
  return towns.flatMap((town): Place[] => {
    const [longitude, latitude] = town.at;
    const step = town.radiusM / 250000;
    const near = (east: number, north: number): readonly [number, number] => [
      Math.round((longitude + east * step) * 1e6) / 1e6,
      Math.round((latitude + north * step) * 1e6) / 1e6,
    ];
    const short = town.name.replace(/[镇乡]$/, '');
    if (town.kind === 'industry') return [{ name: `${short}停车场`, type: 'parking', at: near(0.4, 0.3) }];
    const everyday: Place[] = [
      { name: `${short}农贸市场`, type: 'market', at: near(0.5, -0.3) },
      { name: `${short}停车场`, type: 'parking', at: near(-0.6, 0.2) },
    ];
    if (town.kind === 'town') return everyday;
    return [
      ...everyday,
      { name: `${short}购物中心`, type: 'mall', at: near(0.3, 0.6) },
      { name: `${short}商业广场`, type: 'mall', at: near(-0.9, -0.5) },
      { name: `${short}宾馆`, type: 'hotel', at: near(-0.4, -0.8) },
      { name: `${short}公园`, type: 'park', at: near(0.9, 0.9) },
      { name: `${short}游客中心`, type: 'tourist-post', at: near(1.1, -0.9) },
    ];
  });
}
