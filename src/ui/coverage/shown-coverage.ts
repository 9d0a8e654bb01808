import type { DeskState } from '../desk-state.svelte.ts';

/** Coverage in detail as the desk has it. */
export type ShownCoverage = NonNullable<DeskState['coverage']['account']>;

/** Villages or places of it. */
export type ShownPoints = ShownCoverage['villages'];

/** A village or place out of reach. */
export type ShownUnserved = ShownPoints['unserved'][number];
