/**
 * What was decided about a row of somebody's estimate (核对结论), one of `tantu.carbonChecks` by the id of the parcel. The two numbers
 * are those it was decided on: when they are no longer the same, it has to be looked at again.
 */
export interface CarbonCheck {
  readonly status: 'accepted' | 'to-correct';
  /** tC; left out where there was none. */
  readonly theirsT?: number;
  readonly oursT?: number;
  readonly note: string;
  /** Who decided it. */
  readonly by: string;
  /** When: `2026-11-21T15:30:00.000Z`. */
  readonly at: string;
}
