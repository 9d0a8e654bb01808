import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { geometryBounds } from '../../geo/geometry-bounds.ts';
import { sheetZone } from '../../geo/sheet-plane.ts';
import { hectareNumber } from '../../i18n/format-area.ts';
import { formatGiven, joinQuantity } from '../../i18n/format-number.ts';
import { hectares } from '../../i18n/format-area.ts';
import { translate } from '../../i18n/translate.ts';
import { findingRows } from '../finding-rows.ts';
import { type PlanFacts, schemeName } from '../plan-facts.ts';
import { PRODUCT_VERSION } from '../product-version.ts';
import type { SheetConflict, SheetContent, SheetFeature, SheetTable } from './sheet-content.ts';
import type { SheetSettings } from './sheet-settings.ts';
import { landChangeTable, recalledCount, RECALLED_MARK, sinkTable, targetTable } from './sheet-tables.ts';

/** What is drawn, beside the facts. */
export interface SheetGroundwork {
  readonly boundary: Polygon | MultiPolygon | null;
  readonly features: readonly SheetFeature[];
  readonly layers: Readonly<Partial<Record<string, FeatureCollection>>>;
  /** `2026-11-22`; this folder has no clock. */
  readonly printedOn: string;
}

/** Puts the facts of a scheme and year into the words of a sheet. */
export function contentOfFacts(facts: PlanFacts, settings: SheetSettings, ground: SheetGroundwork): SheetContent {
  const { language, plan, year } = facts;
  const has = (part: SheetSettings['parts'][number]): boolean => settings.parts.includes(part);
  const tables = [
    has('targets') ? targetTable(facts) : null,
    has('land-change') ? landChangeTable(facts) : null,
    has('sink') ? sinkTable(facts) : null,
  ].filter((table): table is SheetTable => table !== null && table.rows.length > 0);
  const subtitle = [
    schemeName(facts),
    translate(language, 'sheet.plan-year', { year }),
    translate(language, 'sheet.base-year', { year: plan.baseYear }),
  ];
  return {
    language,
    title: settings.title === '' ? plan.name : settings.title,
    subtitle: subtitle.join('\u3000'),
    planName: plan.name,
    agency: settings.agency,
    boundary: ground.boundary,
    features: ground.features,
    layers: ground.layers,
    zones: plan.zones,
    tables,
    conflicts: has('conflicts') ? openConflicts(facts) : [],
    areConflictsKnown: facts.findings !== null,
    notes: notesOf(facts, settings, ground),
    warnings: warningsOf(facts),
    footer: [
      translate(language, 'sheet.version', { version: PRODUCT_VERSION }),
      translate(language, 'sheet.printed', { date: ground.printedOn }),
      translate(language, 'sheet.revision', { revision: facts.evaluation.revision }),
    ].join('\u3000'),
  };
}

/** Conflicts that nobody answered for, the gravest first. */
function openConflicts({ findings, rules, plan, language }: PlanFacts): readonly SheetConflict[] {
  const open = (findings ?? []).filter(({ waiver }) => waiver === null);
  return findingRows(open, rules, plan.features, language).map(
    ({ severity, sentence, origin, longitude, latitude }) => ({
      severity,
      sentence: `${sentence}${language === 'zh' ? '，' : '; '}${origin}`,
      longitude,
      latitude,
    }),
  );
}

function notesOf(facts: PlanFacts, { agency }: SheetSettings, { boundary }: SheetGroundwork): SheetContent['notes'] {
  const { language, evaluation, plan, dataNotes } = facts;
  const bounds = boundary === null ? null : geometryBounds(boundary);
  const zone = bounds === null ? null : sheetZone((bounds[0] + bounds[2]) / 2);
  const note = (label: 'system' | 'area' | 'date' | 'sources' | 'agency' | 'approval', text: string) => ({
    label: translate(language, `sheet.note.${label}`),
    text,
  });
  const { balance } = evaluation;
  return [
    ...(zone === null
      ? []
      : [
          note(
            'system',
            translate(language, 'sheet.system', { meridian: zone.centralMeridian, code: `EPSG:${String(zone.epsg)}` }),
          ),
        ]),
    ...(balance === null
      ? []
      : [
          note(
            'area',
            plan.landAreaM2 === undefined
              ? translate(language, 'sheet.area', { area: joinQuantity(hectares(balance.regionM2, language)) })
              : translate(language, 'sheet.area-stated', {
                  area: hectareNumber(balance.regionM2),
                  stated: joinQuantity(hectares(plan.landAreaM2, language)),
                }),
          ),
        ]),
    note('date', translate(language, 'sheet.data-date', { year: plan.baseYear })),
    ...(dataNotes === null
      ? []
      : [note('sources', dataNotes.attribution.map((one) => one[language]).join(language === 'zh' ? '；' : '; '))]),
    note('agency', agency),
    note('approval', translate(language, 'sheet.sketch')),
  ];
}

function warningsOf(facts: PlanFacts): readonly string[] {
  const { dataNotes, language } = facts;
  const recalled = recalledCount(facts);
  return [
    ...(dataNotes === null ? [] : [dataNotes.illustrative[language]]),
    ...(recalled === 0
      ? []
      : [`${RECALLED_MARK} ${translate(language, 'sheet.recalled', { count: formatGiven(recalled, 0) })}`]),
  ];
}
