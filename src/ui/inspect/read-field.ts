import type { MessageKey } from '../../i18n/messages.ts';
import type { MessageValues } from '../../i18n/translate.ts';
import type { KindField } from '../../kinds/kind.ts';
import { readNumber } from '../ask/number-questions.ts';

/** What a text typed into a field stands for, or why it cannot be used. Null brings back the default of the kind. */
export type FieldReading =
  | { readonly ok: true; readonly value: string | number | null }
  | { readonly ok: false; readonly key: MessageKey; readonly values: MessageValues };

/** Reads what was typed for a field of a kind, within its bounds. */
export function readField(
  field: Pick<KindField, 'input' | 'minimum' | 'maximum'>,
  label: string,
  text: string,
): FieldReading {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: null };
  if (field.input !== 'number') return { ok: true, value: trimmed };
  const value = readNumber(trimmed);
  if (value === null) return { ok: false, key: 'inspector.not-a-number', values: { field: label } };
  const { minimum, maximum } = field;
  if (value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity)) return { ok: true, value };
  return maximum === null
    ? { ok: false, key: 'inspector.too-small', values: { field: label, minimum: minimum ?? 0 } }
    : { ok: false, key: 'inspector.out-of-range', values: { field: label, minimum: minimum ?? '−∞', maximum } };
}
