import { joinQuantity } from '../../i18n/format-number.ts';
import { headlineArea } from '../../i18n/format-area.ts';
import { translate } from '../../i18n/translate.ts';
import { boardRows, countStatuses } from '../board-rows.ts';
import { inCarbonDioxide, intervalWords } from '../carbon-scale.ts';
import { type PlanFacts, schemeName } from '../plan-facts.ts';
import { PRODUCT_VERSION } from '../product-version.ts';
import type { PageScene } from '../sheet/page-mark.ts';
import { recalledCount } from '../sheet/sheet-tables.ts';
import { targetWords } from '../target-words.ts';
import type { DocumentNode, DocumentTable, ReportDocument } from './document-node.ts';
import { carbonClassTable, carbonReportTable } from './carbon-report-tables.ts';
import { indicatorTable, targetReportTable } from './indicator-tables.ts';
import { landReportTable } from './land-report-table.ts';
import { conflictTable, energyTable, featureTable } from './scheme-tables.ts';

/** Whom a report is for (读者): planners get everything, foresters land and carbon, leaders two pages. */
export const AUDIENCES = ['planner', 'forestry', 'leader'] as const;

/** One of {@link AUDIENCES}; message keys `report.audience.<audience>`. */
export type Audience = (typeof AUDIENCES)[number];

/** A chart and the unit of its axis. */
export interface ReportChart {
  readonly scene: PageScene;
  readonly unit: string;
}

/** What is drawn in a report; null for what there is not. */
export interface ReportFigures {
  readonly map: PageScene | null;
  readonly stock: ReportChart | null;
  readonly sink: ReportChart | null;
  readonly capacity: ReportChart | null;
}

/** Kinds that foresters ask about. */
const FORESTRY_KINDS = new Set(['forest', 'wetland', 'grassland', 'green-space', 'marine-sink', 'restoration']);
const FORESTRY_TOPICS = /^(forest|wetland|green|bluegreen|carbon|restoration|redline|ccer|gep)\b/u;

/**
 * The report of a scheme and year as a tree (方案报告): the same numbers and words as the screen, because both come from the same
 * rows.
 *
 * @param printedOn `2026-11-22`
 */
export function reportDocument(
  facts: PlanFacts,
  audience: Audience,
  figures: ReportFigures,
  printedOn: string,
): ReportDocument {
  const { language, plan, year } = facts;
  const say = (key: Parameters<typeof translate>[1], values?: Parameters<typeof translate>[2]): string =>
    translate(language, key, values);
  const heading = (key: Parameters<typeof translate>[1]): DocumentNode => ({
    node: 'heading',
    level: 1,
    text: say(key),
  });
  const figure = (scene: PageScene | null, caption: string): readonly DocumentNode[] =>
    scene === null ? [] : [{ node: 'figure', scene, caption, description: caption }];
  const chart = (one: ReportChart | null, key: Parameters<typeof translate>[1]): readonly DocumentNode[] =>
    one === null ? [] : figure(one.scene, say(key, { unit: one.unit }));
  const table = (one: DocumentTable | null): readonly DocumentNode[] =>
    one === null || one.rows.length === 0 ? [] : [one];
  const isForestry = audience === 'forestry';
  const isWantedTopic = (indicator: string): boolean => !isForestry || FORESTRY_TOPICS.test(indicator);
  const isWantedKind = (kind: string): boolean => !isForestry || FORESTRY_KINDS.has(kind);

  const overview: readonly DocumentNode[] = [
    heading('report.overview'),
    ...overviewSentences(facts).map((text): DocumentNode => ({ node: 'paragraph', text, isNote: false })),
    ...figure(figures.map, say('report.figure-map', { scheme: schemeName(facts), year })),
  ];
  const targets: readonly DocumentNode[] = [
    heading('sheet.targets'),
    ...table(targetReportTable(facts, isWantedTopic)),
    ...(audience === 'leader' ? [] : table(indicatorTable(facts))),
  ];
  const land: readonly DocumentNode[] = [heading('sheet.land-change'), ...table(landReportTable(facts))];
  const carbon: readonly DocumentNode[] = [
    heading('report.carbon'),
    ...table(carbonReportTable(facts)),
    ...(audience === 'leader' ? [] : table(carbonClassTable(facts))),
    ...chart(figures.stock, 'report.figure-stock'),
    ...(audience === 'leader' ? [] : chart(figures.sink, 'report.figure-sink')),
  ];
  const energy: readonly DocumentNode[] = [
    heading('report.energy'),
    ...table(energyTable(facts)),
    ...chart(figures.capacity, 'report.figure-capacity'),
  ];
  const conflicts: readonly DocumentNode[] = [heading('report.conflicts'), ...conflictNodes(facts, audience)];
  const features: readonly DocumentNode[] = [heading('report.features'), ...table(featureTable(facts, isWantedKind))];
  const sections: Readonly<Record<Audience, readonly (readonly DocumentNode[])[]>> = {
    planner: [overview, targets, land, carbon, energy, conflicts, features],
    forestry: [overview, targets, land, carbon, conflicts, features],
    leader: [overview, targets, carbon, conflicts],
  };
  return {
    language,
    title: plan.name,
    subtitle: [
      say(`report.audience.${audience}`),
      schemeName(facts),
      say('sheet.plan-year', { year }),
      say('sheet.base-year', { year: plan.baseYear }),
    ].join('\u3000'),
    footer: [
      say('sheet.version', { version: PRODUCT_VERSION }),
      say('sheet.printed', { date: printedOn }),
      say('sheet.revision', { revision: facts.evaluation.revision }),
    ].join('\u3000'),
    nodes: [...sections[audience].flatMap(withContent), ...notes(facts)],
  };
}

/** A heading with nothing below it says nothing, and a table is not titled with the words of the heading just above it. */
function withContent(nodes: readonly DocumentNode[]): readonly DocumentNode[] {
  const [heading, first, ...others] = nodes;
  if (heading === undefined || first === undefined) return [];
  const isTwice = heading.node === 'heading' && first.node === 'table' && first.title === heading.text;
  return [heading, isTwice ? { ...first, title: '' } : first, ...others];
}

function overviewSentences(facts: PlanFacts): readonly string[] {
  const { language, evaluation, carbon, targets, year, findings } = facts;
  const rows = boardRows(targets, evaluation, year);
  const counts = countStatuses(rows);
  const { balance } = evaluation;
  const sink = carbon === null ? null : intervalWords(inCarbonDioxide(carbon.sink.total), 'tCO2e/a', language);
  const short = rows.filter(({ status }) => status === 'short' || status === 'over').slice(0, 3);
  const open = (findings ?? []).filter(({ waiver }) => waiver === null).length;
  return [
    ...(balance === null
      ? []
      : [
          translate(language, 'report.area', {
            area: joinQuantity(headlineArea(balance.regionM2, language)),
            scheme: schemeName(facts),
            year,
          }),
        ]),
    translate(language, 'report.counts', {
      met: counts.met,
      short: counts.short + counts.over,
      unknown: counts.unknown,
      tracked: counts.tracked,
    }),
    ...short.map((row) => {
      const { title, sentence } = targetWords(row, language);
      return `${title}${language === 'zh' ? '：' : ': '}${sentence}${language === 'zh' ? '。' : '.'}`;
    }),
    ...(sink === null
      ? []
      : [translate(language, 'report.sink', { sink: `${sink.number} ${sink.unit}`, range: sink.range })]),
    ...(findings === null
      ? []
      : [translate(language, open === 0 ? 'sheet.no-conflicts' : 'report.open-count', { count: open })]),
  ];
}

function conflictNodes(facts: PlanFacts, audience: Audience): readonly DocumentNode[] {
  const { language, unchecked } = facts;
  const table = conflictTable(facts);
  const say = (key: Parameters<typeof translate>[1]): DocumentNode => ({
    node: 'paragraph',
    text: translate(language, key),
    isNote: false,
  });
  if (table === null) return [say('sheet.conflicts-unknown')];
  const rows = audience === 'leader' ? table.rows.slice(0, 8) : table.rows;
  return [
    ...(rows.length === 0 ? [say('sheet.no-conflicts')] : [{ ...table, rows }]),
    ...(unchecked.length === 0
      ? []
      : [
          {
            node: 'paragraph' as const,
            text: translate(language, 'report.unchecked', { count: unchecked.length }),
            isNote: true,
          },
        ]),
  ];
}

function notes(facts: PlanFacts): readonly DocumentNode[] {
  const { language, dataNotes } = facts;
  const recalled = recalledCount(facts);
  const items = [
    translate(language, 'report.note-rounding'),
    translate(language, 'sheet.sketch'),
    ...(recalled === 0 ? [] : [translate(language, 'sheet.recalled', { count: recalled })]),
    ...(dataNotes === null ? [] : [dataNotes.illustrative, ...dataNotes.attribution].map((one) => one[language])),
  ];
  return [
    { node: 'heading', level: 1, text: translate(language, 'report.notes') },
    { node: 'list', items },
  ];
}
