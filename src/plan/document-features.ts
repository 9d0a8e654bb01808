import * as Y from 'yjs';
import {
  type CurrentGeometry,
  entriesOfFeature,
  featureOfEntries,
  GEOMETRY_ENTRY,
  isPatchEntry,
  ORDER_ENTRY,
  patchEntry,
  type PlacedFeature,
  propertyEntry,
} from './feature-entries.ts';
import { changeOfGeometry, countPositions } from './geometry-patch.ts';
import type { Geometry } from 'geojson';
import { isSame } from './is-same.ts';
import type { FeatureOutcome } from './plan-workbench.ts';

/** A geometry with fewer positions is written whole, which costs no more than saying what changed. */
const PATCH_FROM_POSITIONS = 200;

/** After so many patches a geometry is written whole again, so that reading it stays quick. */
const MAX_PATCHES = 256;

type StoredFeature = Y.Map<unknown>;

/** The features of a document (要素表): one map of entries each, so that two planners can change different parts at once. */
export class DocumentFeatures {
  readonly #features: Y.Map<StoredFeature>;
  /** Geometries as last read. */
  readonly #known = new WeakMap<StoredFeature, CurrentGeometry>();

  constructor(doc: Y.Doc) {
    this.#features = doc.getMap('features');
  }

  ids(): Iterable<string> {
    return this.#features.keys();
  }

  /** Ids of the features that a transaction touched. */
  touchedBy(transaction: Y.Transaction): Set<string> {
    const touched = new Set<string>();
    for (const [type, members] of transaction.changed) {
      const holder: unknown = type; // yjs types each map by its content
      if (holder === this.#features) for (const id of members) touched.add(id ?? '');
      else if (type.parent === this.#features) touched.add(type._item?.parentSub ?? '');
    }
    return touched;
  }

  /** Null when there is none, or nothing that could be one. */
  read(id: string): PlacedFeature | null {
    const stored = this.#features.get(id);
    if (stored === undefined) return null;
    const read = featureOfEntries(id, stored.entries(), this.#known.get(stored) ?? null);
    if (read !== null) this.#known.set(stored, { version: read.version, geometry: read.feature.geometry });
    return read;
  }

  /**
   * Writes what became of a feature, only as much as differs.
   *
   * @param version a name that no other change of the document has
   */
  write({ id, before, after }: FeatureOutcome, version: string): void {
    const stored = this.#features.get(id);
    if (after === null) this.#features.delete(id);
    else if (before === null || stored === undefined) this.put(after);
    else {
      if (before.order !== after.order) stored.set(ORDER_ENTRY, after.order);
      if (!isSame(before.feature.geometry, after.feature.geometry)) {
        this.#writeGeometry(stored, after.feature.geometry, version);
      }
      const [old, current] = [before.feature.properties, after.feature.properties];
      for (const property of new Set([...Object.keys(old), ...Object.keys(current)])) {
        if (!Object.hasOwn(current, property)) stored.delete(propertyEntry(property));
        else if (!isSame(old[property], current[property])) stored.set(propertyEntry(property), current[property]);
      }
    }
  }

  /** Puts a feature, new or over the one there was. */
  put({ feature, order }: PlacedFeature): void {
    this.#features.set(feature.id, new Y.Map(entriesOfFeature(feature, order)));
  }

  #writeGeometry(stored: StoredFeature, geometry: Geometry, version: string): void {
    const known = this.#known.get(stored);
    const patches = [...stored.keys()].filter(isPatchEntry);
    if (known !== undefined && patches.length < MAX_PATCHES && countPositions(geometry) >= PATCH_FROM_POSITIONS) {
      const change = changeOfGeometry(known.geometry, geometry);
      if ('splices' in change) {
        stored.set(patchEntry(version), { from: known.version, splices: change.splices });
        return;
      }
    }
    stored.set(GEOMETRY_ENTRY, [version, geometry]);
    for (const patch of patches) stored.delete(patch);
  }
}
