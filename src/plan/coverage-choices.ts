/** What the planner chose for coverage by stations (覆盖口径); what is left out is as proposed. */
export interface CoverageChoices {
  /**
   * Whether roads that cross without a vertex in common are junctions. Proposed is no: a crossing without a vertex may be a bridge, and
   * a way that is not there would show villages as served that are not.
   */
  readonly joinCrossings?: boolean;
}
