/** Tabs beside each other; more schemes are in the list behind them. */
export const MOST_TABS = 6;

/**
 * The schemes that have a tab: the first ones, and in the last place the one on screen when it is not among them.
 *
 * @param most how many tabs there may be
 */
export function shownTabs<Scheme extends { readonly id: string }>(
  schemes: readonly Scheme[],
  current: string,
  most = MOST_TABS,
): readonly Scheme[] {
  if (schemes.length <= most) return schemes;
  const first = schemes.slice(0, most);
  const chosen = schemes.find(({ id }) => id === current);
  return chosen === undefined || first.includes(chosen) ? first : [...first.slice(0, most - 1), chosen];
}
