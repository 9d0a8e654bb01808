import { formatNumber, type Quantity } from '../../i18n/format-number.ts';
import type { LandShadingCells } from '../../session/shading-state.ts';
import type { Page } from '../page.svelte.ts';

type ShadedParcel = NonNullable<ReturnType<LandShadingCells['pointed']['get']>>;

/** Decimals that differ from parcel to parcel; changes and uptake have a sign. */
const DECIMALS = { stock: 1, sink: 2, change: 1 } as const;

/** Carbon of a hectare of a parcel as it is shown; null where it has no number. */
export function shadeQuantity(page: Page, parcel: Pick<ShadedParcel, 'quantity' | 'perHa'>): Quantity | null {
  const { quantity, perHa } = parcel;
  if (perHa === null) return null;
  return {
    number: formatNumber(perHa, DECIMALS[quantity], quantity !== 'stock'),
    unit: page.text(`shading.unit.${quantity}`),
  };
}
