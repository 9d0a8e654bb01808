import { clipPath, type Clip } from './linework.ts';
import type { LocalFrame } from './local-frame.ts';
import { noise } from './noise.ts';
import type { Path } from './path.ts';
import { createRandom, type Random } from './random.ts';
import type { Recipe } from './recipe.ts';
import { createRegionSet, type RegionSet } from './region-set.ts';

/** What an outline that keeps fields out is. */
export type Solid =
  | { readonly kind: 'lake' | 'river' | 'town' | 'shore'; readonly number: number }
  | { readonly kind: 'village'; readonly site: number };

/** A district half drawn: every step adds lines and what is needed to say what lies between them. */
export interface Drawing {
  readonly recipe: Recipe;
  readonly frame: LocalFrame;
  readonly random: Random;
  readonly lines: Path[];
  readonly district: RegionSet;
  readonly lakes: RegionSet;
  readonly urban: RegionSet;
  /** All outlines that keep fields out, numbered as `solids`. */
  readonly regions: RegionSet;
  readonly solids: Solid[];
  /** Lanes by owner, see {@link townOwner} and {@link villageOwner}; field lanes belong to their site. */
  readonly lanes: Map<number, readonly Path[]>;
}

/** A sheet with the outline on it (closed rings in the local frame) and nothing else. */
export function startDrawing(recipe: Recipe, frame: LocalFrame, outline: readonly Path[]): Drawing {
  const drawing: Drawing = {
    recipe,
    frame,
    random: createRandom(recipe.randomSeed),
    lines: [...outline],
    district: createRegionSet(),
    lakes: createRegionSet(),
    urban: createRegionSet(),
    regions: createRegionSet(),
    solids: [],
    lanes: new Map(),
  };
  for (const ring of outline) drawing.district.add(ring);
  return drawing;
}

/** Owner of the streets of a town. */
export function townOwner(town: number): number {
  return -1_000_000 - town;
}

/** Owner of the streets of the village of a site. */
export function villageOwner(site: number): number {
  return -1 - site;
}

/** Direction of fields and streets at a place, radians: about the same over kilometres. */
export function layoutAngle(drawing: Drawing, x: number, y: number): number {
  return (noise(x, y, 9000, drawing.recipe.randomSeed + 77) - 0.5) * 1.6;
}

/** Adds what of a path lies in the district and passes further clips. */
export function addLine(drawing: Drawing, path: Path, clips: readonly Clip[]): void {
  clipPath(path, [{ regions: drawing.district, inside: true }, ...clips], drawing.lines);
}

/** Registers an outline that keeps fields out; later outlines give way to earlier ones. */
export function addSolid(drawing: Drawing, ring: Path, solid: Solid): void {
  drawing.regions.add(ring);
  drawing.solids.push(solid);
}

/** Clip: outside of a set. */
export function outside(regions: RegionSet): Clip {
  return { regions, inside: false };
}

/** Clip: within one outline. */
export function within(ring: Path): Clip {
  const regions = createRegionSet();
  regions.add(ring);
  return { regions, inside: true };
}
