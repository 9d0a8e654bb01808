import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { SchemaResult } from '../plan/schema-issue.ts';
import { readSeed, type Seed } from '../plan/seed.ts';
import { SEED_IDS } from '../plan/seed-ids.ts';
import type { Target } from '../plan/target.ts';
import { readTargets } from '../plan/target-schema.ts';
import type { SeedFiles } from './ports.ts';

/** The seeds, read and checked; each file is asked for once. */
export interface SeedLibrary {
  list(): Promise<readonly Seed[]>;
  /** Null for an id that no seed has. */
  seed(id: string): Promise<Seed | null>;
  targets(id: string): Promise<readonly Target[]>;
  /** Text of the starter plan file. */
  planText(id: string): Promise<string>;
  boundary(id: string): Promise<Polygon | MultiPolygon>;
  demoUrl(id: string, file: string): string;
}

/** Opens the library. Its files belong to the program: a wrong one is a bug and rejects. */
export function createSeedLibrary(files: SeedFiles): SeedLibrary {
  const known = new Map<string, Promise<unknown>>();

  function once<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const before = known.get(key);
    if (before !== undefined) return before as Promise<Value>;
    const loading = load();
    known.set(key, loading);
    loading.catch(() => known.delete(key));
    return loading;
  }

  return {
    list: () => Promise.all(SEED_IDS.map(seedOf)),
    seed: async (id) => ((SEED_IDS as readonly string[]).includes(id) ? seedOf(id) : null),
    targets: (id) => once(`${id}/targets`, async () => expectRead(id, readTargets(await json(id, 'targets.json')))),
    planText: (id) => files.readSeedFile(id, 'plan.json'),
    boundary: (id) =>
      once(`${id}/boundary`, async () => {
        const text = await files.readDemoFile(id, 'boundary.geojson');
        const { features } = JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>;
        const [outline] = features;
        if (outline === undefined) throw new Error(`demo/${id}/boundary.geojson holds no outline`);
        return outline.geometry;
      }),
    demoUrl: (id, file) => files.demoUrl(id, file),
  };

  function seedOf(id: string): Promise<Seed> {
    return once(`${id}/seed`, async () => expectRead(id, readSeed(await json(id, 'seed.json'))));
  }

  async function json(id: string, file: string): Promise<unknown> {
    return JSON.parse(await files.readSeedFile(id, file)) as unknown;
  }
}

function expectRead<Value>(id: string, read: SchemaResult<Value>): Value {
  if (read.ok) return read.value;
  throw new Error(`seeds/${id}: ${read.issues[0]?.path.join('.') ?? ''} ${read.issues[0]?.code ?? ''}`);
}
