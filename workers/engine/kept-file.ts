import type { BaseDataset } from '../../src/plan/plan.ts';
import type { EnginePorts } from './engine-ports.ts';

/** Larger files are not kept on this machine: they are chosen again. */
const MOST_KEPT_BYTES = 256 * 2 ** 20;

/** Endings of what is kept as it was chosen: elevation models, and layers of the base other than land cover. */
type KeptKind = 'dem' | 'layer';

/** The copy of a dataset's file that was kept on this machine; null without one. */
export async function readKeptFile(
  { sha256 }: BaseDataset,
  kind: KeptKind,
  { prepared }: EnginePorts,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const kept = sha256 === undefined || prepared === null ? null : await prepared.read(nameOf(sha256, kind));
  return kept === null ? null : new Uint8Array(kept);
}

/** Keeps a copy of the file of a dataset, so that the plan opens again without it. */
export async function keepFile(
  { sha256 }: BaseDataset,
  kind: KeptKind,
  blob: Blob,
  { prepared }: EnginePorts,
): Promise<void> {
  if (sha256 === undefined || prepared === null || blob.size > MOST_KEPT_BYTES) return;
  const name = nameOf(sha256, kind);
  if ((await prepared.read(name)) === null) await prepared.write(name, [new Uint8Array(await blob.arrayBuffer())]);
}

function nameOf(sha256: string, kind: KeptKind): string {
  return `${sha256.toLowerCase()}.${kind}`;
}
