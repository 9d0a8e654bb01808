import type { MultiPolygon, Polygon } from 'geojson';
import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import type { Seed } from '../plan/seed.ts';
import type { Target } from '../plan/target.ts';
import type { Language } from '../i18n/language.ts';
import type { Cell } from './cell.ts';
import type { Desk, Problem } from './desk.ts';
import type { DraftSummary, PlanFile } from './ports.ts';

/** Light paper, dark room, or what the machine says. */
export type Theme = 'light' | 'dark' | 'system';

/** A seed as its card shows it. */
export interface SeedCard {
  readonly seed: Seed;
  readonly headlines: readonly Target[];
  readonly outline: Polygon | MultiPolygon | null;
}

/** What the start screen shows. */
export interface StartScreen {
  readonly seeds: readonly SeedCard[];
  readonly drafts: readonly DraftSummary[];
  /** Set when drafts cannot be kept on this machine. */
  readonly storage: { readonly code: string } | null;
}

/** The whole application state, free of any framework. */
export interface Session {
  readonly language: Cell<Language>;
  readonly theme: Cell<Theme>;
  readonly start: Cell<StartScreen>;
  /** The open plan, or null on the start screen. */
  readonly desk: Cell<Desk | null>;
  readonly problems: Cell<readonly Problem[]>;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  openSeed(id: string): Promise<void>;
  openDraft(id: string): Promise<void>;
  removeDraft(id: string): Promise<void>;
  /** Saves every draft, and what is open, as plan files in one archive (全部下载). */
  downloadDrafts(): Promise<void>;
  /** Opens a plan file that was dropped on the page. */
  openFile(file: PlanFile): Promise<void>;
  /** Takes what was dropped on the page: a plan to open, or parcels or features for the plan that is open. */
  takeFiles(files: readonly BaseFile[]): Promise<void>;
  /** Files of which only the user knows whether they are parcels or features; null when there is no such question. */
  readonly doubtfulFiles: Cell<readonly BaseFile[] | null>;
  /** Answers that question; null = neither. */
  useFilesAs(what: 'base' | 'features' | null): Promise<void>;
  pickFile(): Promise<void>;
  closeDesk(): Promise<void>;
  dismissProblem(id: string): void;
  /** Follows the address bar: `?seed=`, `?plan=`, `&scenario=`, `&year=`, `&lang=`. */
  followAddress(): Promise<void>;
}
