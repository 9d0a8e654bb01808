import type { Language } from '../../i18n/language.ts';
import type { PageScene } from '../sheet/page-mark.ts';

/** A table of a report: cells are words, as they stand on screen. */
export interface DocumentTable {
  readonly node: 'table';
  /** Empty where the heading above says it. */
  readonly title: string;
  readonly heads: readonly string[];
  readonly columns: readonly { readonly share: number; readonly align: 'start' | 'end' }[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly isBold: boolean }[];
}

/** A piece of a report (报告内容). */
export type DocumentNode =
  | { readonly node: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly node: 'paragraph'; readonly text: string; /** Small and grey: a remark. */ readonly isNote: boolean }
  | { readonly node: 'list'; readonly items: readonly string[] }
  | DocumentTable
  | {
      readonly node: 'figure';
      /** What is drawn, in millimetres of its own; as wide as the text at most. */
      readonly scene: PageScene;
      readonly caption: string;
      /** What it shows, for those who cannot see it. */
      readonly description: string;
    };

/** A report before it is written in a format (报告). Plain data, so that it can be sent to a worker. */
export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** At the foot of every page. */
  readonly footer: string;
  readonly nodes: readonly DocumentNode[];
}
