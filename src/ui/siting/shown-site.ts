import type { DeskState } from '../desk-state.svelte.ts';

/** What can be built of a field, as the desk has it. */
export type ShownSite = Extract<NonNullable<DeskState['site']['answer']>, { readonly ok: true }>['report'];

/** Homes near turbines, as the desk has them. */
export type ShownScreening = NonNullable<DeskState['screening']['report']>;
