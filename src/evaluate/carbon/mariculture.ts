import type { FactorLibrary } from '../factors/factor.ts';
import type { NoFactor } from './carbon-row.ts';
import { type Expression, factor, product } from './expression.ts';
import type { PlannedLand } from './planned-land.ts';
import { missingFactor } from './usable-factors.ts';

/**
 * Carbon taken out of the sea with a harvest (可移出碳汇), tC/a of the whole feature. It is removal, not sequestration: what is eaten
 * returns to the air, so it is never added to the sink of land; and forming shells sets CO₂ free, so their carbon is contested.
 */
export interface HarvestRemoval {
  readonly removed: Expression;
  /** Of which in soft tissue; all of it for algae. */
  readonly soft: Expression;
  /** Of which in shells; null for algae. */
  readonly shell: Expression | null;
  readonly isSequestration: false;
}

/** Dry matter of shellfish by weight, and its carbon: 孙康 et al. 2020 (地理研究), table 2. */
interface ShellParts {
  readonly soft: number;
  readonly softCarbon: number;
  readonly shell: number;
  readonly shellCarbon: number;
}

const SPECIES: Readonly<Record<string, { readonly factor: string; readonly parts: ShellParts | null }>> = {
  clam: { factor: 'mariculture.蛤', parts: { soft: 0.0198, softCarbon: 0.449, shell: 0.9802, shellCarbon: 0.1152 } },
  scallop: {
    factor: 'mariculture.扇贝',
    parts: { soft: 0.1435, softCarbon: 0.4284, shell: 0.8565, shellCarbon: 0.114 },
  },
  oyster: {
    factor: 'mariculture.牡蛎',
    parts: { soft: 0.0614, softCarbon: 0.4598, shell: 0.9386, shellCarbon: 0.1268 },
  },
  mussel: {
    factor: 'mariculture.贻贝',
    parts: { soft: 0.0847, softCarbon: 0.444, shell: 0.9153, shellCarbon: 0.1176 },
  },
  'other-shellfish': {
    factor: 'mariculture.其他贝类',
    parts: { soft: 0.1141, softCarbon: 0.4387, shell: 0.8859, shellCarbon: 0.1144 },
  },
  kelp: { factor: 'mariculture.海带', parts: null },
  wakame: { factor: 'mariculture.裙带菜', parts: null },
  laver: { factor: 'mariculture.紫菜', parts: null },
  gracilaria: { factor: 'mariculture.江蓠', parts: null },
  'other-algae': { factor: 'mariculture.其他藻类', parts: null },
};

/** What a year's harvest of a drawn sea farm takes out: wet weight · carbon per wet weight, shell and soft tissue apart. */
export function harvestRemoval({ mariculture }: PlannedLand, library: FactorLibrary): HarvestRemoval | NoFactor {
  if (mariculture === null) return { code: 'no-harvest', details: {} };
  const { species, tonnesPerYear } = mariculture;
  const known = SPECIES[species];
  if (known === undefined) return { code: 'unknown-species', details: { species } };
  const removed = product(tonnesPerYear, factor(known.factor));
  const missing = missingFactor(removed, library);
  if (missing !== null) return missing;
  if (known.parts === null) return { removed, soft: removed, shell: null, isSequestration: false };
  const { soft, softCarbon, shell, shellCarbon } = known.parts;
  const shellShare = (shell * shellCarbon) / (soft * softCarbon + shell * shellCarbon);
  return {
    removed,
    soft: product(1 - shellShare, removed),
    shell: product(shellShare, removed),
    isSequestration: false,
  };
}
