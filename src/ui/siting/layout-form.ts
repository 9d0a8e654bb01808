import type { MessageKey } from '../../i18n/messages.ts';
import type { MessageValues } from '../../i18n/translate.ts';
import { readNumber } from '../ask/number-questions.ts';

/** What is typed into the card for laying out turbines. */
export interface LayoutTexts {
  readonly rotor: string;
  readonly along: string;
  readonly across: string;
  readonly wind: string;
  readonly setback: string;
  readonly power: string;
  readonly hub: string;
  readonly sound: string;
}

/** The numbers of the card: metres, degrees, MW, dB(A); null where a field that may be empty is. */
export interface LayoutNumbers {
  readonly rotorM: number;
  readonly alongM: number;
  readonly acrossM: number;
  readonly windFromDegrees: number;
  readonly setbackM: number;
  readonly powerMw: number | null;
  readonly hubM: number | null;
  readonly soundDb: number | null;
}

/** The numbers, or the first field that cannot be used and why. */
export type LayoutReading =
  | { readonly ok: true; readonly numbers: LayoutNumbers }
  | { readonly ok: false; readonly field: keyof LayoutTexts; readonly key: MessageKey; readonly values: MessageValues };

/**
 * Reads the card. Spacings are typed in rotor diameters.
 *
 * @param nameOf what a field is called on screen
 */
export function readLayout(texts: LayoutTexts, nameOf: (field: keyof LayoutTexts) => string): LayoutReading {
  const numbers = new Map<keyof LayoutTexts, number | null>();
  for (const field of FIELDS) {
    const text = texts[field].trim();
    const refuse = (key: MessageKey): LayoutReading => ({ ok: false, field, key, values: { field: nameOf(field) } });
    if (text === '' && OPTIONAL.has(field)) {
      numbers.set(field, null);
      continue;
    }
    const value = readNumber(text);
    if (value === null) return refuse('layout.not-a-number');
    if (field === 'wind' && (value < 0 || value > 360)) return refuse('layout.wind-range');
    if (field === 'setback' && value < 0) return refuse('layout.negative');
    if (field !== 'wind' && field !== 'setback' && value <= 0) return refuse('layout.not-positive');
    numbers.set(field, value);
  }
  const of = (field: keyof LayoutTexts): number => numbers.get(field) ?? 0;
  return {
    ok: true,
    numbers: {
      rotorM: of('rotor'),
      alongM: of('along') * of('rotor'),
      acrossM: of('across') * of('rotor'),
      windFromDegrees: of('wind'),
      setbackM: of('setback'),
      powerMw: numbers.get('power') ?? null,
      hubM: numbers.get('hub') ?? null,
      soundDb: numbers.get('sound') ?? null,
    },
  };
}

const FIELDS = ['rotor', 'along', 'across', 'wind', 'setback', 'power', 'hub', 'sound'] as const;
const OPTIONAL: ReadonlySet<keyof LayoutTexts> = new Set(['power', 'hub', 'sound']);
