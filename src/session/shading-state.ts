import type { ShadedLand, ShadedParcel } from '../../workers/engine/contract/land-shades.ts';
import type { CarbonQuantity } from '../evaluate/carbon/carbon-shade.ts';
import type { Cell } from './cell.ts';

/** What tiles have at the moment. */
export interface ShownShades extends Omit<ShadedLand, 'isSame'> {
  /** Another one when parcels have got other shades. */
  readonly edition: number;
}

/** What colours the land in place of its class (土地着色). */
export interface LandShading {
  /** What was asked for; null: its class. */
  readonly quantity: CarbonQuantity | null;
  /** `nothing`: there is no such number, as in a year before the base year. */
  readonly state: 'off' | 'working' | 'ready' | 'nothing' | 'failed';
  /** Kept while the next one is worked out; of the quantity, scheme and year that it names. */
  readonly shown: ShownShades | null;
  /** True while the plan, the scheme or the year are others than what is shown. */
  readonly isOld: boolean;
}

/** What the desk tells of it. */
export interface LandShadingCells {
  readonly shading: Cell<LandShading>;
  /** The parcel under the pointer; null where none is, and while land is coloured by class. */
  readonly pointed: Cell<ShadedParcel | null>;
  /** The parcel that was clicked, or chosen in a table; null as above. */
  readonly picked: Cell<ShadedParcel | null>;
}
