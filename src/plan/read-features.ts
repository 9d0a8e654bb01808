import type { PlanFeature, SetAsideFeature } from './plan.ts';
import { formatMember, type PlanNote } from './plan-note.ts';
import { readFeature } from './read-feature.ts';

/** The features of a file, sorted into those that can be used and those that wait for repair. */
export interface FeaturesReading {
  readonly features: ReadonlyMap<string, PlanFeature>;
  readonly setAside: readonly SetAsideFeature[];
  readonly notes: readonly PlanNote[];
}

/**
 * Reads the feature list of a plan file. A wrong feature costs only itself: it is set aside with a note, keeps its place in
 * the file and is saved with it. A feature without an id, or with one that is taken, gets a new one, and a note says so.
 */
export function readFeatures(raws: readonly unknown[]): FeaturesReading {
  const features = new Map<string, PlanFeature>();
  const setAside: SetAsideFeature[] = [];
  const notes: PlanNote[] = [];
  const geometries = new Map(raws.map((raw) => [idOf(raw), (raw as { geometry?: unknown } | null)?.geometry]));
  const ids = new Set(geometries.keys());

  for (const [index, raw] of raws.entries()) {
    const reading = readFeature(raw, (id) => geometries.get(id));
    if (!reading.ok) {
      const path = ['features', index, ...reading.fault.path];
      const details = { ...reading.fault.details, number: index + 1, member: formatMember(reading.fault.path) };
      notes.push({ code: reading.fault.code, effect: 'set-aside', path, details });
      setAside.push({ index, raw });
      continue;
    }
    let { id } = reading;
    if (id === null || features.has(id)) {
      const given = unusedId(index, ids);
      notes.push({
        code: id === null ? 'feature-without-id' : 'feature-duplicate-id',
        effect: 'read',
        path: ['features', index, 'id'],
        details: { number: index + 1, id: id ?? '', given },
      });
      id = given;
      ids.add(id);
    }
    features.set(id, { id, ...reading.feature });
  }
  const others = features.size;
  return { features, setAside, notes: notes.map((note) => ({ ...note, details: { ...note.details, others } })) };
}

function idOf(raw: unknown): string {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

function unusedId(index: number, taken: ReadonlySet<string>): string {
  let id = `f${index + 1}`;
  for (let attempt = 2; taken.has(id); attempt++) id = `f${index + 1}-${attempt}`;
  return id;
}
