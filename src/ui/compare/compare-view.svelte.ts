import { createCell, type WritableCell } from '../../session/cell.ts';
import type { ComparedSide } from '../../session/compare-state.ts';
import type { MapCamera } from '../../session/map-camera.ts';

/** How schemes are shown beside each other. */
export const COMPARE_MODES = ['swipe', 'side', 'flip', 'agreement'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];

/** What stands below the maps. */
export const COMPARE_TABLES = ['matrix', 'land', 'agreement', 'radar'] as const;
export type CompareTable = (typeof COMPARE_TABLES)[number];

/** Most schemes that are compared in numbers and in what they agree on. */
export const MOST_SIDES = 20;

/** Most schemes that are drawn at once, as maps and on the radar: as many as can be told apart. */
export const MOST_MAPS = 6;

/** What is compared on screen, and how; lives as long as the comparison is open. */
export class CompareView {
  /** The first two are A and B. */
  sides = $state.raw<readonly ComparedSide[]>([]);
  /** Step after which the earlier state is taken; null: before the first. */
  step = $state.raw<string | null>(null);
  mode = $state<CompareMode>('swipe');
  showsDifference = $state(true);
  table = $state<CompareTable>('matrix');
  withAll = $state(false);
  /** Where the curtain hangs, a share of the width. */
  curtain = $state(0.5);
  /** Whether B is in front while flipping. */
  isFlipped = $state(false);
  /** All maps look here. */
  readonly camera: WritableCell<MapCamera | null> = createCell<MapCamera | null>(null);

  /** @param camera where the map of the desk looks; null: at the whole district */
  constructor(sides: readonly ComparedSide[], step: string | null, camera: MapCamera | null) {
    this.sides = sides;
    this.step = step;
    this.camera.set(camera);
  }

  /** Puts another one in the place of a side; chosen twice, the two change places. */
  choose(place: number, side: ComparedSide): void {
    const other = this.sides.findIndex((one) => isSameSide(one, side));
    this.sides = this.sides.map((one, at) => (at === place ? side : at === other ? (this.sides[place] ?? one) : one));
  }

  swap(): void {
    const [first, second, ...others] = this.sides;
    if (first !== undefined && second !== undefined) this.sides = [second, first, ...others];
  }

  /** Adds a side, or takes it away while two are left. */
  toggle(side: ComparedSide): void {
    const without = this.sides.filter((one) => !isSameSide(one, side));
    if (without.length === this.sides.length) this.sides = [...this.sides, side].slice(0, MOST_SIDES);
    else if (without.length >= 2) this.sides = without;
  }

  flip(): void {
    if (this.mode === 'flip') this.isFlipped = !this.isFlipped;
    else this.mode = 'flip';
  }
}

/** Whether two are the same scheme in the same state. */
export function isSameSide(one: ComparedSide, other: ComparedSide): boolean {
  return one.scenario === other.scenario && one.isEarlier === other.isEarlier;
}
