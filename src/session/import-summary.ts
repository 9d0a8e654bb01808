import type { LayerInspection } from '../../workers/files/api.ts';
import { KIND_IDS, kindOf } from '../kinds/kind-list.ts';
import type { KindGeometry, KindId } from '../kinds/kind.ts';
import type { ImportMapping } from '../plan/import-mapping.ts';

/** Why a feature is left out: its geometry is not that of the kind, there is none, or it has no kind. */
export type LeftOutReason = KindGeometry | 'line' | 'mixed' | 'no-geometry' | 'no-kind';

/** What bringing in a layer will do, known before it is read (导入预计). */
export interface ImportSummary {
  /** By kind, in the order of the palette. */
  readonly added: readonly { readonly kind: KindId; readonly count: number }[];
  readonly total: number;
  /** False where kinds and geometries both vary: which feature has which is only seen while reading, so these are upper bounds. */
  readonly isExact: boolean;
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
}

const GEOMETRIES = ['polygon', 'line', 'point', 'mixed'] as const;

/** Counts what a mapping makes of a layer, from what was seen when it was inspected. */
export function summariseImport(
  layer: Pick<LayerInspection, 'featureCount' | 'geometries' | 'fields'>,
  mapping: ImportMapping,
): ImportSummary {
  const wanted = countsByKind(layer, mapping);
  const shapes = GEOMETRIES.map((reason) => ({ reason, count: layer.geometries[reason] })).filter(isSome);
  const shaped = shapes.reduce((sum, { count }) => sum + count, 0);
  const without = { reason: 'no-geometry', count: Math.max(0, layer.featureCount - shaped) } as const;
  const all = [...shapes, without].filter(isSome);
  const [onlyShape] = all;
  const [onlyKind] = wanted.kinds;
  if (all.length <= 1) return withOneShape(wanted, onlyShape?.reason ?? 'no-geometry');
  if (wanted.kinds.length === 1 && wanted.without === 0 && onlyKind !== undefined)
    return withOneKind(onlyKind.kind, all);
  return atMost(layer, wanted);
}

interface Wanted {
  readonly kinds: readonly { readonly kind: KindId; readonly count: number }[];
  /** Features that have no kind. */
  readonly without: number;
}

function countsByKind(
  { featureCount, fields }: Pick<LayerInspection, 'featureCount' | 'fields'>,
  { kind }: ImportMapping,
): Wanted {
  const counts = new Map<KindId | null, number>();
  const add = (to: KindId | null, count: number): void => void counts.set(to, (counts.get(to) ?? 0) + count);
  if (kind.by === 'fixed') add(kind.kind, featureCount);
  else {
    let listed = 0;
    for (const { value, count } of fields.find(({ name }) => name === kind.field)?.values ?? []) {
      if (!Object.hasOwn(kind.kinds, value)) continue;
      add(kind.kinds[value] ?? null, count);
      listed += count;
    }
    add(kind.otherwise, featureCount - listed);
  }
  const kinds = KIND_IDS.map((id) => ({ kind: id, count: counts.get(id) ?? 0 })).filter(isSome);
  return { kinds, without: counts.get(null) ?? 0 };
}

/** All features are of one shape: a kind takes all of its features or none. */
function withOneShape({ kinds, without }: Wanted, shape: LeftOutReason): ImportSummary {
  const added = kinds.filter(({ kind }) => kindOf(kind).geometry === shape);
  const total = sumOf(added);
  const leftOut = [
    { reason: shape, count: sumOf(kinds) - total },
    { reason: 'no-kind' as const, count: without },
  ];
  return { added, total, isExact: true, leftOut: leftOut.filter(isSome) };
}

/** All features are to be of one kind: it takes those of its shape. */
function withOneKind(kind: KindId, shapes: ImportSummary['leftOut']): ImportSummary {
  const { geometry } = kindOf(kind);
  const total = sumOf(shapes.filter(({ reason }) => reason === geometry));
  const added = [{ kind, count: total }].filter(isSome);
  return { added, total, isExact: true, leftOut: shapes.filter(({ reason }) => reason !== geometry) };
}

function atMost({ geometries }: Pick<LayerInspection, 'geometries'>, { kinds, without }: Wanted): ImportSummary {
  const added = kinds
    .map(({ kind, count }) => ({ kind, count: Math.min(count, geometries[kindOf(kind).geometry]) }))
    .filter(isSome);
  const total = (['polygon', 'line', 'point'] as const).reduce((sum, shape) => {
    const most = sumOf(added.filter(({ kind }) => kindOf(kind).geometry === shape));
    return sum + Math.min(most, geometries[shape]);
  }, 0);
  return { added, total, isExact: false, leftOut: [{ reason: 'no-kind' as const, count: without }].filter(isSome) };
}

function sumOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function isSome({ count }: { readonly count: number }): boolean {
  return count > 0;
}
