import type { Desk } from '../../session/desk.ts';
import { NO_LENS } from '../../session/scheme-lens.ts';
import { readCell } from '../cell-state.svelte.ts';

/** Two schemes of which one takes pieces of the other. */
export interface MergeSides {
  readonly into: string;
  readonly from: string;
}

/** What the screen shows of schemes and years beside the tabs. */
export class SchemeView {
  readonly #desk: Desk;
  readonly #weighing;
  readonly #isPlaying;
  /** Id of the scheme whose name is being typed. */
  renaming = $state<string | null>(null);
  /** Id of the scheme whose colour, notes and parent are shown. */
  settings = $state<string | null>(null);
  /** Id of the scheme that is about to be deleted. */
  removing = $state<string | null>(null);
  editsYears = $state(false);
  merge = $state.raw<MergeSides | null>(null);

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#weighing = readCell(desk.weighing.state);
    this.#isPlaying = readCell(desk.player.isPlaying);
  }

  get weighing() {
    return this.#weighing.current;
  }

  get isPlaying() {
    return this.#isPlaying.current;
  }

  /** What can be done with the schemes of a plan: naming the plan asks again whenever it is another. */
  deskOf(_plan: ReturnType<Desk['plan']['get']>): Desk['schemes'] {
    return this.#desk.schemes;
  }

  /** Opens merging into a scheme, which is then on screen; from the one given, else from the nearest other one. */
  openMerge(into: string, from: string | null = null): void {
    const source = this.#desk.schemes.sourceFor(into, from);
    if (source === null) return;
    this.#desk.chooseScenario(into);
    this.merge = { into, from: source };
  }

  closeMerge(): void {
    this.merge = null;
    this.#desk.lens.set(NO_LENS);
    this.#desk.weighing.watch(null);
  }
}
