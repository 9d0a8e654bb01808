import type { OwnRule } from '../../src/plan/plan-rule.ts';

/** A rule of a plan's own; what a test does not name is filled in. */
export function ownRule(parts: Partial<OwnRule> = {}): OwnRule {
  return {
    kinds: ['pv'],
    against: [{ kind: 'forest' }],
    verdict: 'forbidden',
    severity: 'forbidden',
    verified: 'recalled',
    clause: { zh: '光伏不占造林地', en: 'No photovoltaics on planting land' },
    exceptions: [],
    note: null,
    document: {
      id: 'county-2025',
      title: { zh: '县级用地细则', en: 'County land rules' },
      number: null,
      issued: null,
      effective: '2025',
      expires: null,
      verified: 'recalled',
    },
    ...parts,
  };
}
