import { describe, expect, it } from 'vitest';
import { JIZHOU } from '../../../../data/demo/recipes/jizhou.ts';
import { RECIPES } from '../../../../data/demo/recipe-list.ts';
import { isForestCover, standOf } from '../../../../data/demo/stand.ts';

describe('stands of trees', () => {
  it('grow: among closed stands of one species the old hold more wood per hectare than the young', () => {
    const oaks = Array.from({ length: 4000 }, (_, parcel) => standOf('0301', parcel, 0.8, JIZHOU)).filter(
      (stand) => stand.species === '栎类' && stand.volumeM3PerHa !== null && (stand.canopy ?? 0) >= 0.5,
    );
    const mean = (wants: (age: number) => boolean): number => {
      const chosen = oaks.filter((stand) => wants(stand.age ?? 0));
      return chosen.reduce((sum, stand) => sum + (stand.volumeM3PerHa ?? 0), 0) / chosen.length;
    };
    expect(mean((age) => age >= 45)).toBeGreaterThan(1.4 * mean((age) => age < 30));
  });

  it('know every species a recipe names', () => {
    for (const recipe of RECIPES) {
      for (let parcel = 0; parcel < 300; parcel += 1) {
        for (const relief of [0, 0.9]) expect(standOf('0301', parcel, relief, recipe).species).not.toBeNull();
      }
    }
  });

  it('count as forest cover from canopy 0.2, shrub only when specially defined, open young land never', () => {
    const tree = standOf('0301', 1, 0.8, JIZHOU);
    expect(isForestCover('0301', { ...tree, canopy: 0.2 })).toBe(true);
    expect(isForestCover('0301', { ...tree, canopy: 0.19 })).toBe(false);
    const shrub = standOf('0305', 1, 0.8, JIZHOU);
    expect(isForestCover('0305', { ...shrub, specialShrub: '是' })).toBe(true);
    expect(isForestCover('0305', { ...shrub, specialShrub: '否' })).toBe(false);
    expect(isForestCover('0307', standOf('0307', 1, 0.8, JIZHOU))).toBe(false);
    expect(isForestCover('0102', standOf('0102', 1, 0, JIZHOU))).toBe(false);
  });
});
