import type { CarbonPrice } from '../../report/carbon-worth.ts';
import type { Desk } from '../../session/desk.ts';

/** Parts of the carbon ledger, in the order shown. */
export const CARBON_SECTIONS = [
  'course',
  'parts',
  'ages',
  'transitions',
  'spread',
  'methods',
  'values',
  'service',
  'origin',
] as const;

/** One of {@link CARBON_SECTIONS}. */
export type CarbonSection = (typeof CARBON_SECTIONS)[number];

/** Fields of the worth of carbon. */
export type CarbonAsked = Omit<CarbonPrice, 'pricePerTCo2'> & { readonly pricePerTCo2: number | null };

/** What of carbon is on screen. */
export class CarbonView {
  readonly #desk: Pick<Desk, 'watchCarbon'>;
  section = $state<CarbonSection>('course');
  /** Whether the estimate of carbon is told, or the careful value. */
  value = $state<'central' | 'conservative'>('central');
  /** What carbon is worth, as typed; no price until somebody names one. It is not part of the plan. */
  price = $state<CarbonAsked>({ pricePerTCo2: null, discountPercent: 0, changePercent: 0 });
  #watchers = 0;

  constructor(desk: Pick<Desk, 'watchCarbon'>) {
    this.#desk = desk;
  }

  /** Has carbon worked out while somebody looks at it; the function given back ends that. */
  watch(): () => void {
    this.#watchers += 1;
    if (this.#watchers === 1) this.#desk.watchCarbon(true);
    return () => {
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#desk.watchCarbon(false);
    };
  }
}
