import type { Recipe } from './recipe.ts';
import { JIZHOU } from './recipes/jizhou.ts';
import { NINGDONG } from './recipes/ningdong.ts';
import { XIANGYANG } from './recipes/xiangyang.ts';
import { WANSHENG } from './recipes/wansheng.ts';
import { DONGLI } from './recipes/dongli.ts';
import { NANCHANG } from './recipes/nanchang.ts';
import { DALIAN } from './recipes/dalian.ts';

/** All districts the builder knows, in the order of the start screen. */
export const RECIPES: readonly Recipe[] = [JIZHOU, NINGDONG, XIANGYANG, WANSHENG, DONGLI, NANCHANG, DALIAN];

/** The recipe of a seed; throws for an unknown id. */
export function recipeOf(seed: string): Recipe {
  const recipe = RECIPES.find((candidate) => candidate.id === seed);
  if (recipe === undefined) {
    throw new Error(`unknown seed "${seed}"; known: ${RECIPES.map((candidate) => candidate.id).join(' ')}`);
  }
  return recipe;
}
