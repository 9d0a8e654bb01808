import type { Plan } from '../plan/plan.ts';
import type { SharedFeature } from './shared-features.ts';

/** What a map of a comparison shows: a scheme, what two schemes do not share, or what many agree on. */
export type CompareScene =
  | { readonly show: 'scheme'; readonly plan: Plan; readonly scenario: string; readonly year: number }
  | { readonly show: 'difference'; readonly features: readonly SharedFeature[] }
  | { readonly show: 'agreement'; readonly features: readonly SharedFeature[] };

/** Opacity of land that one of many schemes plans; with each more it grows. */
const FAINTEST = 0.16;
const FULLEST = 0.66;

/** Opacity of the fill of what `count` of `of` schemes have. */
export function agreementOpacity(count: number, of: number): number {
  return of <= 1 ? FULLEST : FAINTEST + ((FULLEST - FAINTEST) * (count - 1)) / (of - 1);
}
