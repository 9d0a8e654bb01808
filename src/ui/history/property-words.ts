import { formatGiven } from '../../i18n/format-number.ts';
import type { Page } from '../page.svelte.ts';

type Words = Pick<Page, 'text' | 'textOf'>;

/** Properties that every feature has, by the words for them. */
const COMMON: Readonly<Record<string, Parameters<Page['text']>[0]>> = {
  name: 'features.column.name',
  kind: 'features.column.kind',
  scenario: 'features.column.scenario',
  folder: 'features.column.folder',
  status: 'features.column.status',
  from: 'features.column.from',
  until: 'features.column.until',
  locked: 'changes.locked',
  hidden: 'changes.hidden',
};

/** A property in words; one that only the file knows stands under its own name. */
export function propertyWords(page: Words, property: string): string {
  const key = COMMON[property];
  return key === undefined ? page.textOf(`field.${property}`, property) : page.text(key);
}

/** What a property says, in words. */
export function valueWords(page: Words, property: string, value: unknown): string {
  if (value === null || value === undefined) return emptyWords(page, property);
  if (value === true) return page.text('changes.yes');
  if (typeof value === 'number')
    return property === 'from' || property === 'until' ? String(value) : formatGiven(value);
  if (typeof value !== 'string') return '…';
  if (property === 'kind') return page.textOf(`kind.${value}`, value);
  if (property === 'status') return page.textOf(`features.status.${value}`, value);
  return page.textOf(`choice.${property}.${value}`, value);
}

function emptyWords(page: Words, property: string): string {
  if (property === 'from') return page.text('inspector.from-always');
  if (property === 'until') return page.text('features.until-never');
  if (property === 'locked' || property === 'hidden') return page.text('changes.no');
  return page.text('inspector.not-set');
}
