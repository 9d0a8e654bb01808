import type { Desk } from '../../session/desk.ts';
import type { Page } from '../page.svelte.ts';
import { propertyWords, valueWords } from './property-words.ts';

type Difference = ReturnType<Desk['changesSince']>;
type Feature = Difference['added'][number];

/** One line of the list of changes. */
export interface ChangeItem {
  readonly what: 'added' | 'removed' | 'changed' | 'settings';
  /** Feature it is about; null for settings. */
  readonly feature: Feature | null;
  /** What of it changed, in words; empty for what came or went. */
  readonly detail: string;
}

/** The list of changes: what came, what went, what changed and how. */
export function changeItems(difference: Difference, page: Pick<Page, 'text' | 'textOf'>): readonly ChangeItem[] {
  const { added, removed, changed, settings } = difference;
  return [
    ...added.map((feature): ChangeItem => ({ what: 'added', feature, detail: '' })),
    ...removed.map((feature): ChangeItem => ({ what: 'removed', feature, detail: '' })),
    ...changed.map((one): ChangeItem => {
      const parts = [
        ...(one.reshaped ? [page.text('changes.reshaped')] : []),
        ...(one.reordered ? [page.text('changes.reordered')] : []),
        ...one.properties.map((property) => {
          const before = valueWords(page, property, one.before.properties[property]);
          const after = valueWords(page, property, one.after.properties[property]);
          return page.text('changes.property', { property: propertyWords(page, property), before, after });
        }),
      ];
      return { what: 'changed', feature: one.after, detail: parts.join(page.text('changes.separator')) };
    }),
    ...settings.map((setting): ChangeItem => {
      return { what: 'settings', feature: null, detail: page.textOf(`changes.setting.${setting}`, setting) };
    }),
  ];
}
