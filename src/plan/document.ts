import * as Y from 'yjs';
import { DrawingOrder } from './drawing-order.ts';
import { entriesOfFeature, featureOfEntries, GEOMETRY_ENTRY, propertyEntry } from './feature-entries.ts';
import { comparePlaces, orderKey, orderKeyAfter } from './order-key.ts';
import type { Plan, PlanChange, PlanFeature, Scenario } from './plan.ts';
import { comparePlans } from './plan-change.ts';
import type { PlanCommand } from './plan-command.ts';
import { editsOf, nameStep, type PlanEdit } from './plan-edit.ts';
import type { LoggedStep, StepName } from './step-name.ts';

/** An open plan that can be edited, undone, stored piece by piece and shared (方案文档). */
export interface PlanDocument {
  /** The plan now. Unchanged parts are the same objects as in earlier snapshots. */
  snapshot(): Plan;
  /** Goes up by one with every change, from 1. */
  revision(): number;
  /** Calls back after every change, whoever made it; returns how to stop it. */
  subscribe(listener: (change: PlanChange) => void): () => void;
  /** Does a command as one undo step, signed with the author and the time (ms since 1970). */
  run(command: PlanCommand, stamp: { readonly at: number }): void;
  /** Takes back the author's last step; nothing when there is none. What others did stays. */
  undo(): void;
  redo(): void;
  undoStep(): StepName | null;
  redoStep(): StepName | null;
  /** The steps that are in the plan as it stands, oldest first; undone ones are not. */
  steps(): readonly LoggedStep[];
  /** Calls back with what this document changed, to be stored or sent; returns how to stop it. */
  onUpdate(listener: (update: Uint8Array) => void): () => void;
  /** Takes in an update of another document of the same plan, in any order and any number of times. */
  applyUpdate(update: Uint8Array): void;
  /** The whole document as one update, with its record of steps but without the undo stack. */
  encode(): Uint8Array;
  destroy(): void;
}

/** Who edits. `clientId` makes conflicts between documents repeatable in tests; it must be unique among them. */
export interface PlanDocumentOptions {
  readonly author: string;
  readonly clientId?: number;
}

/**
 * Opens a plan for editing: one just read from a file, or a draft from its stored updates (oldest first).
 *
 * @throws Error when the updates are not those of a plan of this layout
 */
export function createPlanDocument(
  initial: Plan | { readonly updates: readonly Uint8Array[] },
  options: PlanDocumentOptions,
): PlanDocument {
  return new YjsPlanDocument(initial, options);
}

/** How the plan lies in the document; a draft of another layout is not opened by guesswork. */
const LAYOUT = 1;
const LAYOUT_ENTRY = 'layout';

/** Origins of transactions; only what the local user does is undone. */
const LOADED = Symbol('loaded');
const LOCAL = Symbol('local');
const REMOTE = Symbol('remote');

const STEP = 'step';

interface PlacedScenario {
  readonly order: string;
  readonly scenario: Scenario;
}

type PlanSettings = Omit<Plan, 'features' | 'scenarios'>;

class YjsPlanDocument implements PlanDocument {
  readonly #doc = new Y.Doc();
  readonly #settings = this.#doc.getMap<unknown>('settings');
  readonly #scenarios = this.#doc.getMap<PlacedScenario>('scenarios');
  readonly #features = this.#doc.getMap<Y.Map<unknown>>('features');
  readonly #log = this.#doc.getArray<LoggedStep>('log');
  readonly #order = new DrawingOrder();
  readonly #undo: Y.UndoManager;
  readonly #author: string;
  readonly #listeners = new Set<(change: PlanChange) => void>();
  #snapshot: Plan;
  #revision = 1;
  /** Name of the step being made, until the undo manager has taken it down. */
  #step: StepName | null = null;

  constructor(initial: Plan | { readonly updates: readonly Uint8Array[] }, options: PlanDocumentOptions) {
    this.#author = options.author;
    if (options.clientId !== undefined) this.#doc.clientID = options.clientId;
    if ('updates' in initial) {
      for (const update of initial.updates) Y.applyUpdate(this.#doc, update, LOADED);
    } else {
      this.#doc.transact(() => this.#fill(initial), LOADED);
    }
    if (this.#settings.get(LAYOUT_ENTRY) !== LAYOUT)
      throw new Error('the stored updates are not a plan of this layout');

    const features = new Map<string, PlanFeature>();
    for (const id of this.#features.keys()) this.#readFeature(id, features);
    this.#snapshot = { ...this.#readSettings(), scenarios: this.#readScenarios(), features: this.#sorted(features) };

    this.#undo = new Y.UndoManager([this.#settings, this.#scenarios, this.#features, this.#log], {
      captureTimeout: 0, // one command, one step
      trackedOrigins: new Set([LOCAL]),
    });
    this.#undo.on('stack-item-added', ({ stackItem }) => {
      stackItem.meta.set(STEP, this.#step ?? this.#undo.currStackItem?.meta.get(STEP));
    });
    // After the undo manager's own handler, so that listeners find its stacks up to date.
    this.#doc.on('afterTransaction', (transaction) => this.#follow(transaction));
  }

  snapshot(): Plan {
    return this.#snapshot;
  }

  revision(): number {
    return this.#revision;
  }

  subscribe(listener: (change: PlanChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  run(command: PlanCommand, stamp: { readonly at: number }): void {
    const edits = editsOf(this.#snapshot, command);
    if (edits.length === 0) return;
    const step = nameStep(this.#snapshot, command);
    this.#step = step;
    try {
      this.#doc.transact(() => {
        let key = this.#order.nextKey();
        for (const edit of edits) {
          this.#apply(edit, key);
          if (edit.edit === 'put-feature') key = orderKeyAfter(key);
        }
        this.#log.push([{ ...step, author: this.#author, at: stamp.at }]);
      }, LOCAL);
    } finally {
      this.#step = null;
    }
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  undoStep(): StepName | null {
    return stepOf(this.#undo.undoStack);
  }

  redoStep(): StepName | null {
    return stepOf(this.#undo.redoStack);
  }

  steps(): readonly LoggedStep[] {
    return this.#log.toArray();
  }

  onUpdate(listener: (update: Uint8Array) => void): () => void {
    const forward = (update: Uint8Array, origin: unknown): void => {
      if (origin !== REMOTE) listener(update);
    };
    this.#doc.on('update', forward);
    return () => this.#doc.off('update', forward);
  }

  applyUpdate(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update, REMOTE);
  }

  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  destroy(): void {
    this.#listeners.clear();
    this.#doc.destroy();
  }

  #fill(plan: Plan): void {
    const { features, scenarios, ...settings } = plan;
    this.#settings.set(LAYOUT_ENTRY, LAYOUT);
    for (const [member, value] of Object.entries(settings)) this.#settings.set(member, value);
    for (const [position, scenario] of scenarios.entries()) {
      this.#scenarios.set(scenario.id, { order: orderKey(position), scenario });
    }
    let position = 0;
    for (const feature of features.values()) this.#putFeature(feature, orderKey(position++));
  }

  #apply(edit: PlanEdit, nextKey: string): void {
    switch (edit.edit) {
      case 'put-feature':
        return this.#putFeature(edit.feature, nextKey);
      case 'delete-feature':
        return this.#features.delete(edit.id);
      case 'put-geometry':
        return void this.#features.get(edit.id)?.set(GEOMETRY_ENTRY, edit.geometry);
      case 'put-property':
        return void this.#features.get(edit.id)?.set(propertyEntry(edit.property), edit.value);
      case 'delete-property':
        return this.#features.get(edit.id)?.delete(propertyEntry(edit.property));
      case 'put-name':
        return void this.#settings.set('name', edit.name);
      case 'put-base':
        return void this.#settings.set('base', edit.base);
      case 'put-scenario': {
        const last = this.#placedScenarios().at(-1)?.order ?? null;
        return void this.#scenarios.set(edit.scenario.id, { order: orderKeyAfter(last), scenario: edit.scenario });
      }
    }
  }

  #putFeature(feature: PlanFeature, key: string): void {
    this.#features.set(feature.id, new Y.Map(entriesOfFeature(feature, key)));
  }

  /** Brings the snapshot up to date with one transaction, touching only what it changed. */
  #follow(transaction: Y.Transaction): void {
    const touched = new Set<string>();
    let settings = false;
    let scenarios = false;
    for (const [type, members] of transaction.changed) {
      const holder: unknown = type; // yjs types each map by its content
      if (holder === this.#settings) settings = true;
      else if (holder === this.#scenarios) scenarios = true;
      else if (holder === this.#features) for (const id of members) touched.add(id ?? '');
      else if (type.parent === this.#features) touched.add(type._item?.parentSub ?? '');
    }
    if (!settings && !scenarios && touched.size === 0) return;

    const before = this.#snapshot;
    this.#snapshot = {
      ...(settings ? { ...this.#readSettings(), scenarios: before.scenarios, features: before.features } : before),
      ...(scenarios ? { scenarios: this.#readScenarios() } : {}),
      ...(touched.size > 0 ? { features: this.#readFeatures(touched) } : {}),
    };
    this.#revision += 1;
    const change = comparePlans(before, this.#snapshot, touched);
    for (const listener of this.#listeners) listener(change);
  }

  #readFeatures(touched: ReadonlySet<string>): ReadonlyMap<string, PlanFeature> {
    const features = new Map(this.#snapshot.features);
    let moved = false;
    for (const id of touched) moved = this.#readFeature(id, features) || moved;
    return moved ? this.#sorted(features) : features;
  }

  /** Reads one feature into a map; returns whether the drawing order changed. */
  #readFeature(id: string, into: Map<string, PlanFeature>): boolean {
    const stored = this.#features.get(id);
    const placed = stored === undefined ? null : featureOfEntries(id, stored.entries());
    if (placed === null) {
      into.delete(id);
      return this.#order.drop(id);
    }
    into.set(id, placed.feature);
    return this.#order.place(id, placed.order);
  }

  #sorted(features: ReadonlyMap<string, PlanFeature>): ReadonlyMap<string, PlanFeature> {
    const sorted = new Map<string, PlanFeature>();
    for (const id of this.#order.ids) {
      const feature = features.get(id);
      if (feature !== undefined) sorted.set(id, feature);
    }
    return sorted;
  }

  #readSettings(): PlanSettings {
    const { [LAYOUT_ENTRY]: _layout, ...settings } = Object.fromEntries(this.#settings.entries());
    return settings as unknown as PlanSettings;
  }

  #readScenarios(): readonly Scenario[] {
    return this.#placedScenarios().map(({ scenario }) => scenario);
  }

  #placedScenarios(): PlacedScenario[] {
    return [...this.#scenarios.values()].sort((a, b) =>
      comparePlaces([a.order, a.scenario.id], [b.order, b.scenario.id]),
    );
  }
}

function stepOf(stack: Y.UndoManager['undoStack']): StepName | null {
  return (stack.at(-1)?.meta.get(STEP) as StepName | undefined) ?? null;
}
