import { formatGiven } from './format-number.ts';
import type { Language } from './language.ts';
import { messages } from './messages.ts';
import type { MessageKey } from './messages.ts';

/** Values put into a message. Numbers are grouped; names ending in `year`, `version` or `revision` are written plainly. */
export type MessageValues = Readonly<Record<string, string | number>>;

const PLACEHOLDER = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;
const PLAIN_NAME = /(year|version|revision)$/i;

/**
 * The text of a message. `{name}` stands for a value, `{count|place|places}` for the word that fits the count.
 *
 * @param key typed: a message that does not exist does not compile
 */
export function translate(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return fill(messages[language][key], values);
}

/** Whether a text composed at run time (an error code, a class code) is the key of a message. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(messages.zh, text);
}

/**
 * The text of a message whose key is composed from data, e.g. `problem.${code}.title`; `fallback` where no such message is.
 */
export function translateCode(language: Language, key: string, fallback: string, values: MessageValues = {}): string {
  return isMessageKey(key) ? translate(language, key, values) : fallback;
}

function fill(text: string, values: MessageValues): string {
  return text.replace(PLACEHOLDER, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
    if (typeof value === 'string') return value;
    return PLAIN_NAME.test(name) ? String(value) : formatGiven(value);
  });
}
