import { expect, it } from 'vitest';
import { pieceEffectWords } from '../../../src/report/piece-effects-words.ts';
import { target } from '../../support/plan-pieces.ts';

type Effect = Parameters<typeof pieceEffectWords>[0];
type TurnedTarget = Effect['targets'][number];

const share = (indicator: string, before: number | null, after: number | null): Effect['measures'][number] => ({
  indicator,
  unit: '%',
  before,
  after,
});
const turned = (id: string, statusBefore: TurnedTarget['statusBefore'], statusAfter: TurnedTarget['statusAfter']) => ({
  id,
  unit: '%',
  before: 1,
  after: 2,
  statusBefore,
  statusAfter,
});

it('tells shares as points, with a sign, those of cover first', () => {
  const measures = [share('zone.other', 5, 4), share('forest.cover', 40, 42.5)];
  const { numbers } = pieceEffectWords({ piece: 'p', measures, targets: [] }, [], 'zh');
  expect(numbers.map(({ indicator }) => indicator)).toEqual(['forest.cover', 'zone.other']);
  expect(numbers[0]?.change).toMatch(/^\+2\.50?\s*个百分点$/u);
});

it('tells at most four numbers', () => {
  const measures = ['a', 'b', 'c', 'd', 'e'].map((one) => share(one, 1, 2));
  expect(pieceEffectWords({ piece: 'p', measures, targets: [] }, [], 'en').numbers).toHaveLength(4);
});

it('tells the targets that are met or lost by it, by their titles, and no others', () => {
  const known = ['won', 'lost', 'same', 'near'].map((id) => ({
    ...target({ op: '>=', value: 1 }),
    id,
    title: { zh: `目标 ${id}`, en: `Target ${id}` },
  }));
  const targets = [
    turned('won', 'short', 'met'),
    turned('lost', 'met', 'short'),
    turned('same', 'met', 'met'),
    turned('near', 'short', 'over'),
    turned('unknown', 'short', 'met'),
  ];
  expect(pieceEffectWords({ piece: 'p', measures: [], targets }, known, 'en').targets).toEqual([
    { name: 'Target won', isMet: true },
    { name: 'Target lost', isMet: false },
  ]);
});
