import { hectareNumber } from './format-area.ts';
import { formatNumber } from './format-number.ts';
import type { Language } from './language.ts';
import type { MessageKey } from './messages.ts';
import { translate } from './translate.ts';

/** A fault of a parcel, as the sentence needs it. */
export interface FaultInput {
  readonly kind: 'self-crossing' | 'spike' | 'duplicate-vertex' | 'wrong-ring' | 'sliver' | 'overlap' | 'gap';
  /** The neighbour concerned; null where there is none. */
  readonly otherId: string | null;
  /** Area of the overlap, gap or sliver, m². */
  readonly areaM2: number | null;
  readonly outcome: 'listed' | 'repaired' | 'emptied' | 'failed';
  /** Areas of the parcel in the file and as it counts, m²; null where it counts as it is. */
  readonly areaBeforeM2: number | null;
  readonly areaAfterM2: number | null;
}

/** What a fault is and what was done about it (处理说明): 自相交：已按外环合并修复，面积 1.24 → 1.23 公顷，只改动本图斑. */
export function faultSentence(fault: FaultInput, language: Language): string {
  const { areaM2, areaBeforeM2, areaAfterM2, otherId } = fault;
  return translate(language, messageOf(fault), {
    other: otherId ?? '',
    area: areaM2 === null ? '' : smallArea(areaM2),
    before: areaBeforeM2 === null ? '' : hectareNumber(areaBeforeM2),
    after: areaAfterM2 === null ? '' : hectareNumber(areaAfterM2),
  });
}

/** m² of something small: three digits that say something, without a unit. */
export function smallArea(areaM2: number): string {
  if (areaM2 === 0) return formatNumber(0, 0);
  return formatNumber(areaM2, areaM2 >= 100 ? 0 : areaM2 >= 1 ? 1 : areaM2 >= 0.01 ? 3 : 6);
}

function messageOf({ kind, outcome, otherId }: FaultInput): MessageKey {
  switch (kind) {
    case 'duplicate-vertex':
      return 'fault.duplicate-vertex';
    case 'gap':
      return otherId === null ? 'fault.gap-alone' : 'fault.gap';
    case 'sliver':
      return outcome === 'emptied' ? 'fault.sliver-emptied' : 'fault.sliver';
    default:
      return outcome === 'listed' || outcome === 'failed' ? `fault.${kind}-listed` : `fault.${kind}`;
  }
}
