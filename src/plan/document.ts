import * as Y from 'yjs';
import { editsOf } from './command-edits.ts';
import { DocumentFeatures } from './document-features.ts';
import { DocumentLog } from './document-log.ts';
import { DocumentSettings } from './document-settings.ts';
import { DocumentSnapshot } from './document-snapshot.ts';
import { DrawingOrder } from './drawing-order.ts';
import { nameStep } from './name-step.ts';
import { orderKey } from './order-key.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { Plan, PlanChange } from './plan.ts';
import { comparePlans } from './plan-change.ts';
import type { PlanCommand } from './plan-command.ts';
import { differenceOf, type PlanDifference } from './plan-difference.ts';
import { invertEdit, type PlanEdit } from './plan-edit.ts';
import { PlanWorkbench } from './plan-workbench.ts';
import { editsBetween } from './restore-plan.ts';
import { type HistoryPath, pathTo, stepToRedo, stepToUndo } from './step-history.ts';
import type { HistoryStep, StepName } from './step-name.ts';

/**
 * An open plan that can be edited, undone, stored piece by piece and shared (方案文档). What a step changed is part of the
 * document, so that undo outlives the page; the undo manager of Yjs keeps it in the memory of one page only.
 */
export interface PlanDocument {
  /** The plan now. Unchanged parts are the same objects as in earlier snapshots. */
  snapshot(): Plan;
  /** Goes up by one with every change of the plan or its record, from 1. */
  revision(): number;
  /** Calls back after every change, whoever made it; returns how to stop it. */
  subscribe(listener: (change: PlanChange) => void): () => void;
  /** Does a command as one undo step, signed with the author and the time (ms since 1970). */
  run(command: PlanCommand, stamp: { readonly at: number }): void;
  /** Takes back the author's last step; nothing when there is none. What others did there later stays. */
  undo(): void;
  redo(): void;
  undoStep(): HistoryStep | null;
  redoStep(): HistoryStep | null;
  /**
   * Takes back or does again, as one change, whatever of the author's steps it needs until this is his last one done (null =
   * none is). Stops before a step that cannot be taken back.
   */
  goTo(stepId: string | null): void;
  /** The plan as it is now, to come back to however much is done meanwhile. */
  mark(): PlanMark;
  /** Brings the plan back to a mark as one step that can be taken back, or to what `change` makes of it. */
  restore(mark: PlanMark, name: StepName, stamp: { readonly at: number }, change?: (then: PlanMark) => PlanMark): void;
  /** Every step ever done, oldest first; the same list until it changes. */
  history(): readonly HistoryStep[];
  /**
   * What differs between the plan as it was after a step (null = before the first) and the plan now; steps that cannot be taken
   * back count as having been there.
   */
  changesSince(stepId: string | null): PlanDifference;
  /** The plan as it was after a step, see {@link PlanDocument.changesSince}; as it is now where the step is not there any more. */
  planAfter(stepId: string | null): Plan;
  /** Calls back with what this document changed, to be stored or sent; returns how to stop it. */
  onUpdate(listener: (update: Uint8Array) => void): () => void;
  /** Takes in an update of another document of the same plan, in any order and any number of times. */
  applyUpdate(update: Uint8Array): void;
  /** Calls back after every change that came from another document, with the plan before and after it; returns how to stop it. */
  onForeign(listener: (before: PlanMark, after: PlanMark) => void): () => void;
  /** A number that no other open document of this plan has. */
  clientId(): number;
  /** What this document knows, in a form in which another one can be asked for the rest. */
  stateVector(): Uint8Array;
  /** The whole document with its history as one update, or what somebody lacks whose state vector this is. */
  encode(known?: Uint8Array): Uint8Array;
  destroy(): void;
}

/** A state of a plan with the places of its features and schemes (标记). */
export type PlanMark = PlacedPlan;

/** Who edits. `clientId` makes conflicts between documents repeatable in tests; it must be unique among them. */
export interface PlanDocumentOptions {
  readonly author: string;
  readonly clientId?: number;
}

/**
 * Opens a plan for editing: one just read from a file, or a draft from its stored updates (oldest first).
 *
 * @throws Error when the updates are not those of a plan of a known layout
 */
export function createPlanDocument(
  initial: Plan | { readonly updates: readonly Uint8Array[] },
  options: PlanDocumentOptions,
): PlanDocument {
  return new YjsPlanDocument(initial, options);
}

/** Origins of transactions. */
const LOADED = Symbol('loaded');
const LOCAL = Symbol('local');
const REMOTE = Symbol('remote');

class YjsPlanDocument implements PlanDocument {
  readonly #doc = new Y.Doc();
  readonly #settings = new DocumentSettings(this.#doc);
  readonly #features = new DocumentFeatures(this.#doc);
  readonly #log = new DocumentLog(this.#doc);
  readonly #state: DocumentSnapshot;
  readonly #author: string;
  readonly #listeners = new Set<(change: PlanChange) => void>();
  readonly #foreignListeners = new Set<(before: PlanMark, after: PlanMark) => void>();
  #revision = 1;

  constructor(initial: Plan | { readonly updates: readonly Uint8Array[] }, options: PlanDocumentOptions) {
    this.#author = options.author;
    if (options.clientId !== undefined) this.#doc.clientID = options.clientId;
    if ('updates' in initial) {
      for (const update of initial.updates) Y.applyUpdate(this.#doc, update, LOADED);
    } else {
      this.#doc.transact(() => this.#fill(initial), LOADED);
    }
    if (!this.#settings.isReadable()) throw new Error('the stored updates are not a plan of this layout');

    this.#state = new DocumentSnapshot(this.#settings, this.#features);
    this.#doc.on('afterTransaction', (transaction) => this.#follow(transaction));
  }

  snapshot(): Plan {
    return this.#state.plan;
  }

  revision(): number {
    return this.#revision;
  }

  subscribe(listener: (change: PlanChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  run(command: PlanCommand, stamp: { readonly at: number }): void {
    const placed = this.#state.placed();
    const edits = editsOf(placed, command);
    if (edits.length === 0) return;
    this.#do(edits, nameStep(placed.plan, command), stamp);
  }

  mark(): PlanMark {
    const placed = this.#state.placed();
    return { ...placed, order: new DrawingOrder(placed.order) };
  }

  restore(mark: PlanMark, name: StepName, stamp: { readonly at: number }, change = (then: PlanMark) => then): void {
    const edits = editsBetween(this.#state.placed(), change(mark));
    if (edits.length > 0) this.#do(edits, name, stamp);
  }

  undo(): void {
    const step = stepToUndo(this.history(), this.#author);
    if (step !== null) this.#go({ undo: [this.history().indexOf(step)], redo: [] });
  }

  redo(): void {
    const step = stepToRedo(this.history(), this.#author);
    if (step !== null) this.#go({ undo: [], redo: [this.history().indexOf(step)] });
  }

  undoStep(): HistoryStep | null {
    return stepToUndo(this.history(), this.#author);
  }

  redoStep(): HistoryStep | null {
    return stepToRedo(this.history(), this.#author);
  }

  goTo(stepId: string | null): void {
    const path = pathTo(this.history(), stepId, this.#author);
    if (path !== null && path.undo.length + path.redo.length > 0) this.#go(path);
  }

  history(): readonly HistoryStep[] {
    return this.#log.history();
  }

  changesSince(stepId: string | null): PlanDifference {
    return differenceOf(this.planAfter(stepId), this.snapshot());
  }

  planAfter(stepId: string | null): Plan {
    const path = pathTo(this.history(), stepId);
    return path === null ? this.snapshot() : this.#along(path).plan();
  }

  onUpdate(listener: (update: Uint8Array) => void): () => void {
    const forward = (update: Uint8Array, origin: unknown): void => {
      if (origin !== REMOTE) listener(update);
    };
    this.#doc.on('update', forward);
    return () => this.#doc.off('update', forward);
  }

  applyUpdate(update: Uint8Array): void {
    const before = this.#foreignListeners.size === 0 ? null : this.mark();
    Y.applyUpdate(this.#doc, update, REMOTE);
    if (before === null) return;
    const after = this.mark();
    for (const listener of this.#foreignListeners) listener(before, after);
  }

  onForeign(listener: (before: PlanMark, after: PlanMark) => void): () => void {
    this.#foreignListeners.add(listener);
    return () => this.#foreignListeners.delete(listener);
  }

  clientId(): number {
    return this.#doc.clientID;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  encode(known?: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, known);
  }

  destroy(): void {
    this.#listeners.clear();
    this.#foreignListeners.clear();
    this.#doc.destroy();
  }

  #fill(plan: Plan): void {
    const { features, scenarios, ...settings } = plan;
    this.#settings.fill(settings, scenarios);
    let position = 0;
    for (const feature of features.values()) this.#features.put({ feature, order: orderKey(position++) });
  }

  /** The plan on a bench, with steps taken back and done again. */
  #along({ undo, redo }: HistoryPath): PlanWorkbench {
    const bench = new PlanWorkbench(this.#state.placed());
    for (const position of undo) {
      for (const edit of this.#log.editsAt(position).toReversed()) bench.apply(invertEdit(edit));
    }
    for (const position of redo) for (const edit of this.#log.editsAt(position)) bench.apply(edit);
    return bench;
  }

  /** Does edits as one step; what the author had taken back can then no longer be done again. */
  #do(edits: readonly PlanEdit[], name: StepName, { at }: { readonly at: number }): void {
    const bench = new PlanWorkbench(this.#state.placed());
    for (const edit of edits) bench.apply(edit);
    this.#transact((version) => {
      for (const { id, author, state } of this.history()) {
        if (author === this.#author && state === 'undone') this.#log.mark(id, 'dropped');
      }
      this.#write(bench, version);
      this.#log.add({ id: version, ...name, author: this.#author, at, edits });
    });
  }

  #go(path: HistoryPath): void {
    const history = this.history();
    const bench = this.#along(path);
    this.#transact((version) => {
      this.#write(bench, version);
      // Steps that count as dropped because two pages went different ways are so for good.
      for (const { id, state, author } of history) {
        if (state === 'dropped' && author === this.#author) this.#log.mark(id, 'dropped');
      }
      for (const position of path.undo) this.#log.mark(history[position]?.id ?? '', 'undone');
      for (const position of path.redo) this.#log.mark(history[position]?.id ?? '', null);
    });
  }

  #transact(change: (version: string) => void): void {
    const { clientID, store } = this.#doc;
    this.#doc.transact(() => {
      change(`${clientID}-${Y.getState(store, clientID)}`);
    }, LOCAL);
  }

  #write(bench: PlanWorkbench, version: string): void {
    const outcome = bench.outcome();
    this.#settings.write(outcome);
    for (const feature of outcome.features) this.#features.write(feature, version);
  }

  /** Brings the snapshot up to date with one transaction, touching only what it changed. */
  #follow(transaction: Y.Transaction): void {
    const { settings, scenarios } = this.#settings.touchedBy(transaction);
    const touched = this.#features.touchedBy(transaction);
    const recorded = this.#log.follow(transaction);
    if (!settings && !scenarios && !recorded && touched.size === 0) return;

    const before = this.snapshot();
    this.#state.follow({ settings, scenarios, touched });
    this.#revision += 1;
    const change = comparePlans(before, this.snapshot(), touched);
    for (const listener of this.#listeners) listener(change);
  }
}
