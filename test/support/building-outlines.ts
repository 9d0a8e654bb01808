import type { Feature, Polygon, Position } from 'geojson';

/** What is generated. */
export interface BuildingOptions {
  readonly count: number;
  readonly seed: number;
  /** South-west corner, degrees. */
  readonly west: number;
  readonly south: number;
}

const PITCH = [0.0004, 0.0003] as const;
const USES = ['public', 'factory', 'commercial', 'residential', 'other', '仓储'] as const;
/** One in so many outlines is a bow-tie, has a spike, or is there twice. */
const [BOW_TIE, SPIKE, TWICE] = [500, 333, 250] as const;

/**
 * Outlines of buildings, L-shaped, in rows of a square town: some drawn as bow-ties, some with a spike, some there twice. Every sixth has a use
 * that the kind does not know; built from 2001 to 2030, every third with panels.
 */
export function buildingOutlines({ count, seed, west, south }: BuildingOptions): Feature<Polygon>[] {
  const next = randomNumbers(seed);
  const columns = Math.ceil(Math.sqrt(count));
  const features: Feature<Polygon>[] = [];
  for (let at = 0; at < count; at += 1) {
    if (at % TWICE === TWICE - 1) {
      const before = features[at - 1];
      if (before !== undefined) features.push(before);
      continue;
    }
    const x = west + (at % columns) * PITCH[0];
    const y = south + Math.floor(at / columns) * PITCH[1];
    const [width, height] = [PITCH[0] * (0.4 + 0.4 * next()), PITCH[1] * (0.4 + 0.4 * next())];
    features.push({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ringOf(at, x, y, width, height)] },
      properties: {
        YT: USES[Math.floor(next() * USES.length)] ?? 'other',
        JCNF: 2001 + Math.floor(next() * 30),
        GF: next() < 1 / 3 ? 'yes' : 'no',
      },
    });
  }
  return features;
}

/** How a plan names the attributes of {@link buildingOutlines}. */
export const BUILDING_FIELDS = { buildingUse: 'YT', from: 'JCNF', roofPv: 'GF' } as const;

function ringOf(at: number, west: number, south: number, width: number, height: number): Position[] {
  const [east, north] = [west + width, south + height];
  if (at % BOW_TIE === 7) return [[west, south], [east, north], [east, south], [west, north], [west, south]]; // prettier-ignore
  const spike: Position[] = at % SPIKE === 11 ? [[east + width, south], [east, south]] : []; // prettier-ignore
  return [
    [west, south],
    [east, south],
    ...spike,
    [east, south + height / 2],
    [west + width / 2, south + height / 2],
    [west + width / 2, north],
    [west, north],
    [west, south],
  ];
}

/** A linear congruential stream (D. Knuth's MMIX constants shortened to 32 bits), 0…1. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
