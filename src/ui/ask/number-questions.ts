import type { MessageKey } from '../../i18n/messages.ts';
import type { Editing } from '../../session/editing.ts';
import type { Asked } from '../desk-state.svelte.ts';

/** A unit that a number may be typed in, with how many of the base unit (m, m²) one is. */
interface QuestionUnit {
  readonly label: MessageKey;
  readonly factor: number;
}

/** A command that asks for one number. */
interface NumberQuestion {
  readonly label: MessageKey;
  readonly hint: MessageKey;
  readonly units: readonly QuestionUnit[];
  /** What stands in the field at first, in the first unit; null = the area drawn. */
  readonly first: number | null;
  readonly mayBeNegative: boolean;
  readonly run: (editing: Editing, amount: number) => void;
}

const METRES: QuestionUnit = { label: 'ask.unit.m', factor: 1 };

/** The questions, by command. */
export const NUMBER_QUESTIONS: Readonly<Record<Extract<Asked, 'buffer' | 'simplify' | 'resize'>, NumberQuestion>> = {
  buffer: {
    label: 'ask.buffer',
    hint: 'ask.buffer-hint',
    units: [METRES, { label: 'ask.unit.km', factor: 1000 }],
    first: 50,
    mayBeNegative: true,
    run: (editing, amount) => void editing.buffer(amount),
  },
  simplify: {
    label: 'ask.simplify',
    hint: 'ask.simplify-hint',
    units: [METRES],
    first: 5,
    mayBeNegative: false,
    run: (editing, amount) => void editing.simplify(amount),
  },
  resize: {
    label: 'ask.resize',
    hint: 'ask.resize-hint',
    units: [
      { label: 'ask.unit.ha', factor: 10_000 },
      { label: 'ask.unit.mu', factor: 10_000 / 15 },
      { label: 'ask.unit.m2', factor: 1 },
    ],
    first: null,
    mayBeNegative: false,
    run: (editing, amount) => editing.resizeTo(amount),
  },
};

/** A number as people type it: also with a decimal comma, thin spaces, a real minus; null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text
    .replaceAll(/[\s\u2009\u202F]/g, '')
    .replace('\u2212', '-')
    .replace(/[，,]/, '.');
  if (plain === '' || !/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}
