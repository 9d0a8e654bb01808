import type { DeskState } from '../desk-state.svelte.ts';

/** Energy over the years as the desk has it. */
export type ShownEnergy = NonNullable<DeskState['energy']['series']>;

/** Energy of one year. */
export type ShownYear = ShownEnergy['years'][number];
