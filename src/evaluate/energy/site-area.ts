import { compensatedSum } from '../../geo/compensated-sum.ts';

/** A part of a site on which the same things lie; the pieces of a site do not overlap. */
export interface SitePiece {
  readonly areaM2: number;
  /** Code of its land class in the system of the base; `''` where the class is unknown, null where no parcel lies. */
  readonly classCode: string | null;
  /** Names of the layers that it lies on (`farmland`, `redline`, `protected` …). */
  readonly layers: ReadonlySet<string>;
}

/** Land that a site must do without, or has a condition (不可用地); what it rests on is found by the id of its rule. */
export interface SiteExclusion {
  /** Id of the rule with the clause. */
  readonly rule: string;
  readonly verdict: 'forbidden' | 'conditional';
  /** Layers on which it holds. */
  readonly layers: readonly string[];
  /** Classes of the base on which it holds. */
  readonly classCodes: ReadonlySet<string>;
}

/** What one exclusion takes from a site. */
export interface ExclusionStep {
  readonly rule: string;
  /** What it takes of what those before it left, m². */
  readonly removedM2: number;
  /** What is left after it, m². */
  readonly leftM2: number;
}

/** A site from its drawn to its usable area (毛面积 → 净面积), m²: gross = Σ removed + unknown + net. */
export interface SiteArea {
  readonly grossM2: number;
  /** In the order of the exclusions; one that takes nothing is told with 0. */
  readonly steps: readonly ExclusionStep[];
  /** Where no parcel lies, or its class is unknown: not counted as usable. */
  readonly unknownM2: number;
  readonly netM2: number;
  /** Parts of the net area that have a condition; land may have several. */
  readonly conditional: readonly { readonly rule: string; readonly areaM2: number }[];
  /** The net area by class, in the order met. */
  readonly netByClass: readonly { readonly classCode: string; readonly areaM2: number }[];
}

/**
 * Takes exclusions from a site one after the other: each hectare goes by the first one that holds on it, so what they take adds up
 * whatever their order, while the share of each depends on it. Conditions take nothing.
 */
export function siteArea(pieces: readonly SitePiece[], exclusions: readonly SiteExclusion[]): SiteArea {
  const forbidden = exclusions.filter(({ verdict }) => verdict === 'forbidden');
  const removed = forbidden.map(() => compensatedSum());
  const gross = compensatedSum();
  const unknown = compensatedSum();
  const net = compensatedSum();
  const byClass = new Map<string, ReturnType<typeof compensatedSum>>();
  const conditions = exclusions
    .filter(({ verdict }) => verdict === 'conditional')
    .map((exclusion) => ({ exclusion, sum: compensatedSum() }));
  for (const piece of pieces) {
    gross.add(piece.areaM2);
    const first = forbidden.findIndex((exclusion) => holdsOn(exclusion, piece));
    if (first >= 0) {
      removed[first]?.add(piece.areaM2);
      continue;
    }
    const { classCode } = piece;
    if (classCode === null || classCode === '') {
      unknown.add(piece.areaM2);
      continue;
    }
    net.add(piece.areaM2);
    let ofClass = byClass.get(classCode);
    if (ofClass === undefined) {
      ofClass = compensatedSum();
      byClass.set(classCode, ofClass);
    }
    ofClass.add(piece.areaM2);
    for (const { exclusion, sum } of conditions) if (holdsOn(exclusion, piece)) sum.add(piece.areaM2);
  }
  let leftM2 = gross.total;
  return {
    grossM2: gross.total,
    steps: forbidden.map(({ rule }, at) => {
      const removedM2 = removed[at]?.total ?? 0;
      leftM2 -= removedM2;
      return { rule, removedM2, leftM2 };
    }),
    unknownM2: unknown.total,
    netM2: net.total,
    conditional: conditions.flatMap(({ exclusion: { rule }, sum }) =>
      sum.total > 0 ? [{ rule, areaM2: sum.total }] : [],
    ),
    netByClass: [...byClass].map(([classCode, sum]) => ({ classCode, areaM2: sum.total })),
  };
}

function holdsOn({ layers, classCodes }: SiteExclusion, piece: SitePiece): boolean {
  if (piece.classCode !== null && classCodes.has(piece.classCode)) return true;
  return layers.some((layer) => piece.layers.has(layer));
}
