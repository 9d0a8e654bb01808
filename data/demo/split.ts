import { signedAreaM2, type Path } from './path.ts';
import type { Random } from './random.ts';

/** Lines end this far beyond the line they meet, so that noding surely finds the meeting. */
const OVERSHOOT_M = 0.4;

/** What cutting an area into blocks yields: the lines, and the lanes (strips between two parallel lines). */
export interface Cuts {
  readonly lines: Path[];
  readonly lanes: Path[];
  readonly blocks: Path[];
}

/** How an area is cut. */
export interface CutPlan {
  /** Pieces smaller than this are left whole. */
  readonly leafM2: number;
  /** Cuts of the first so many levels are lanes of the width given; deeper ones are single lines. */
  readonly laneLevels: number;
  readonly laneM: number;
  /** How far a cut may stray from the middle, as a share. */
  readonly unevenness: number;
  /** How far a cut may turn, radians. */
  readonly turn: number;
}

/** The part of a convex open ring on the side where n·p ≤ c. */
function keepSide(ring: Path, nx: number, ny: number, c: number): number[] {
  const out: number[] = [];
  const count = ring.length / 2;
  for (let i = 0; i < count; i += 1) {
    const j = (i + 1) % count;
    const ax = ring[2 * i] ?? 0;
    const ay = ring[2 * i + 1] ?? 0;
    const bx = ring[2 * j] ?? 0;
    const by = ring[2 * j + 1] ?? 0;
    const a = nx * ax + ny * ay - c;
    const b = nx * bx + ny * by - c;
    if (a <= 0) out.push(ax, ay);
    if (a < 0 !== b < 0 && a !== b && a !== 0 && b !== 0) {
      const share = a / (a - b);
      out.push(ax + (bx - ax) * share, ay + (by - ay) * share);
    }
  }
  return out;
}

/** The chord n·p = c of a convex open ring, running a little over at both ends; empty when it misses. */
function chord(ring: Path, nx: number, ny: number, c: number): number[] {
  let low = Infinity;
  let high = -Infinity;
  const count = ring.length / 2;
  for (let i = 0; i < count; i += 1) {
    const j = (i + 1) % count;
    const ax = ring[2 * i] ?? 0;
    const ay = ring[2 * i + 1] ?? 0;
    const bx = ring[2 * j] ?? 0;
    const by = ring[2 * j + 1] ?? 0;
    const a = nx * ax + ny * ay - c;
    const b = nx * bx + ny * by - c;
    if (a < 0 === b < 0 || a === b) continue;
    const share = a / (a - b);
    const along = -ny * (ax + (bx - ax) * share) + nx * (ay + (by - ay) * share);
    low = Math.min(low, along);
    high = Math.max(high, along);
  }
  if (!(high - low > 1)) return [];
  low -= OVERSHOOT_M;
  high += OVERSHOOT_M;
  return [nx * c - ny * low, ny * c + nx * low, nx * c - ny * high, ny * c + nx * high];
}

/** Least and greatest n·p over a ring. */
function extent(ring: Path, nx: number, ny: number): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const value = nx * (ring[i] ?? 0) + ny * (ring[i + 1] ?? 0);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function areaOf(ring: Path): number {
  return Math.abs(signedAreaM2([...ring, ring[0] ?? 0, ring[1] ?? 0]));
}

/** Direction (unit vector) in which a convex ring is longest, among those along and across `angle`. */
function longDirection(ring: Path, angle: number): readonly [number, number, number] {
  const ux = Math.cos(angle);
  const uy = Math.sin(angle);
  const [a, b] = extent(ring, ux, uy);
  const [c, d] = extent(ring, -uy, ux);
  return b - a >= d - c ? [ux, uy, angle] : [-uy, ux, angle + Math.PI / 2];
}

/**
 * Cuts a convex area again and again across its longer side, the way a plain is laid out: lanes first, then lines.
 *
 * @param ring open convex ring
 * @param angle direction of the layout, radians
 */
export function cutArea(ring: Path, angle: number, plan: CutPlan, random: Random): Cuts {
  const cuts: Cuts = { lines: [], lanes: [], blocks: [] };
  const cut = (piece: Path, direction: number, level: number): void => {
    const area = areaOf(piece);
    if (piece.length < 6 || area < plan.leafM2 * (0.75 + random() * 0.7)) {
      if (piece.length >= 6) cuts.blocks.push(piece);
      return;
    }
    const turned = direction + (random() - 0.5) * 2 * plan.turn;
    const [nx, ny, along] = longDirection(piece, turned);
    const [low, high] = extent(piece, nx, ny);
    const at = low + (high - low) * (0.5 + (random() - 0.5) * 2 * plan.unevenness);
    const half = level < plan.laneLevels ? plan.laneM / 2 : 0;
    for (const c of half === 0 ? [at] : [at - half, at + half]) {
      const line = chord(piece, nx, ny, c);
      if (line.length > 0) cuts.lines.push(line);
    }
    const lower = keepSide(piece, nx, ny, at - half);
    const upper = keepSide(piece, -nx, -ny, -(at + half));
    if (half > 0) {
      const lane = keepSide(keepSide(piece, nx, ny, at + half), -nx, -ny, -(at - half));
      if (lane.length >= 6) cuts.lanes.push([...lane, lane[0] ?? 0, lane[1] ?? 0]);
    }
    cut(lower, along, level + 1);
    cut(upper, along, level + 1);
  };
  cut(ring, angle, 0);
  return cuts;
}

/** Lines that cut a block into side-by-side strips of about `stripM`, along its longer or its shorter side. */
export function cutStrips(block: Path, angle: number, stripM: number, random: Random): Path[] {
  const [ux, uy] = longDirection(block, angle);
  const across = random() < 0.75;
  const nx = across ? ux : -uy;
  const ny = across ? uy : ux;
  const [low, high] = extent(block, nx, ny);
  const width = stripM * (0.7 + random() * 0.8);
  const count = Math.max(1, Math.round((high - low) / width));
  const skew = (random() - 0.5) * 0.06;
  const tilted = Math.atan2(ny, nx) + skew;
  const lines: Path[] = [];
  for (let i = 1; i < count; i += 1) {
    const at = low + ((high - low) * (i + (random() - 0.5) * 0.3)) / count;
    // The skewed normal keeps neighbouring lines parallel; c is taken through the middle of the block.
    const middle = (extent(block, -ny, nx)[0] + extent(block, -ny, nx)[1]) / 2;
    const px = nx * at - ny * middle;
    const py = ny * at + nx * middle;
    const mx = Math.cos(tilted);
    const my = Math.sin(tilted);
    const line = chord(block, mx, my, mx * px + my * py);
    if (line.length > 0) lines.push(line);
  }
  return lines;
}
