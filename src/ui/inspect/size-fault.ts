import type { Kind } from '../../kinds/kind.ts';

/** A bound that a shape does not keep. */
export interface SizeFault {
  /** `none`: there is no area at all. */
  readonly which: 'none' | 'little' | 'large';
  readonly limitM2: number;
}

/** Which bound of its kind a drawn area breaks, or null; what is not measured breaks none. */
export function sizeFault(
  { minimumAreaM2, maximumAreaM2 }: Pick<Kind, 'minimumAreaM2' | 'maximumAreaM2'>,
  drawnM2: number | null,
): SizeFault | null {
  if (drawnM2 === null) return null;
  if (!(drawnM2 > 0)) return { which: 'none', limitM2: 0 };
  if (drawnM2 < minimumAreaM2) return { which: 'little', limitM2: minimumAreaM2 };
  if (maximumAreaM2 !== null && drawnM2 > maximumAreaM2) return { which: 'large', limitM2: maximumAreaM2 };
  return null;
}
