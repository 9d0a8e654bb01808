/** How the map shows schemes while they are held against each other (方案透镜). */
export interface SchemeLens {
  /** Ids of features that stand back: both schemes have them. */
  readonly dimmed: ReadonlySet<string>;
  /** Ids of features of another scheme, drawn faintly beside those of the one on screen. */
  readonly guests: ReadonlySet<string>;
}

/** Nothing is held against anything. */
export const NO_LENS: SchemeLens = { dimmed: new Set(), guests: new Set() };
