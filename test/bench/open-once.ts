import { openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEngine } from '../../workers/engine/engine.ts';
import type { EngineProgress } from '../../workers/engine/contract/open-district.ts';
import type { PreparedStore } from '../../workers/engine/engine-ports.ts';
import { startGeometryThreads } from '../../workers/geometry/threads.ts';
import type { BaseDataset } from '../../src/plan/plan.ts';

/**
 * A process of its own that opens a base as the page does, tells when the first totals were there, and, asked to, stays until
 * the base is kept: `open-once.ts FILE CLASS-FIELD MAPPING.json SHA256 STORE [keep]`.
 */
const [file = '', classField = '', mappingPath = '', sha256 = '', folder = '', keep] = process.argv.slice(2);

const dataset: BaseDataset = {
  role: 'land-cover',
  href: 'survey.fgb',
  sha256,
  classSystem: 'custom',
  classMapping: JSON.parse(readFileSync(mappingPath, 'utf8')) as Record<string, string>,
  fields: { class: classField },
};

const store: PreparedStore = {
  async read(name) {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    return bytes === null ? null : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  },
  write(name, parts) {
    writeFileSync(join(folder, name), Buffer.concat(parts));
    return Promise.resolve(true);
  },
};

const kept = deferred();
const engine = createEngine({
  onProgress: ({ step }: EngineProgress) => (step === 'keep' ? kept.resolve() : undefined),
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  fetchBytes: () => Promise.resolve({ ok: false, status: 404 }),
  fetchRange: () => () => Promise.resolve(null),
  prepared: store,
  startGeometry: () => startGeometryThreads(1)[0] ?? never(),
  inspection: 'after-numbers',
});

const blob = await openAsBlob(file);
const started = performance.now();
const { parcelCount } = await engine.open({
  boundary: null,
  landAreaM2: null,
  baseYear: 2020,
  sources: [{ dataset, name: 'survey.fgb', content: { files: [{ name: 'survey.fgb', blob }] } }],
});
await engine.update({
  revision: 1,
  upserts: [],
  removed: [],
  order: [],
  scenarios: [{ id: 'base', name: '现状' }],
  zones: [],
  targets: [],
  landAreaM2: null,
  carbon: null,
});
const { measures } = await engine.evaluate('base', 2025);
const openMs = performance.now() - started;
if (keep === 'keep') await kept.promise;
const regionM2 = measures.find((row) => row.indicator === 'area.region')?.value ?? null;
process.stdout.write(`${JSON.stringify({ openMs, parcelCount, regionM2 })}\n`, () => process.exit(0));

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

function never(): never {
  throw new Error('no thread was started');
}
