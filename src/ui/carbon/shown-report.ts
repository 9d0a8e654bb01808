import type { DeskState } from '../desk-state.svelte.ts';

/** A carbon report as the desk has it. */
export type ShownReport = NonNullable<DeskState['carbon']['report']>;
