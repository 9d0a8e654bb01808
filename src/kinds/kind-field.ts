import type { KindField } from './kind.ts';

/** A number with its unit and bounds; a default always comes with where it is from. */
export function numberField(
  field: Pick<KindField, 'id' | 'unit' | 'minimum' | 'maximum'> & { readonly additive?: boolean } & (
      | { readonly default: number; readonly defaultSource: string }
      | { readonly default?: never; readonly defaultSource?: never }
    ),
): KindField {
  const { id, unit, minimum, maximum, default: value = null, defaultSource = null, additive = false } = field;
  return { id, input: 'number', unit, minimum, maximum, choices: [], default: value, defaultSource, additive };
}

/** A short text without default. */
export function textField(id: string): KindField {
  return { ...EMPTY, id, input: 'text' };
}

/** One of several values, none of which holds by default. */
export function choiceField(id: string, choices: readonly string[]): KindField {
  return { ...EMPTY, id, input: 'choice', choices };
}

const EMPTY = {
  unit: null,
  minimum: null,
  maximum: null,
  choices: [],
  default: null,
  defaultSource: null,
  additive: false,
} satisfies Partial<KindField>;
