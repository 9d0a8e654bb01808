import { baseImport as baseImportEn } from './en/base-import.ts';
import { board as boardEn } from './en/board.ts';
import { carbon as carbonEn } from './en/carbon.ts';
import { carbonChoices as carbonChoicesEn } from './en/carbon-choices.ts';
import { carbonMethods as carbonMethodsEn } from './en/carbon-methods.ts';
import { carbonService as carbonServiceEn } from './en/carbon-service.ts';
import { check as checkEn } from './en/check.ts';
import { commands as commandsEn } from './en/commands.ts';
import { conflicts as conflictsEn } from './en/conflicts.ts';
import { compare as compareEn } from './en/compare.ts';
import { coverage as coverageEn } from './en/coverage.ts';
import { desk as deskEn } from './en/desk.ts';
import { drawer as drawerEn } from './en/drawer.ts';
import { editing as editingEn } from './en/editing.ts';
import { energy as energyEn } from './en/energy.ts';
import { factors as factorsEn } from './en/factors.ts';
import { features as featuresEn } from './en/features.ts';
import { exchange as exchangeEn } from './en/exchange.ts';
import { formats as formatsEn } from './en/formats.ts';
import { help as helpEn } from './en/help.ts';
import { imageClasses as imageClassesEn } from './en/image-classes.ts';
import { inspector as inspectorEn } from './en/inspector.ts';
import { kinds as kindsEn } from './en/kinds.ts';
import { landClasses as landClassesEn } from './en/land-classes.ts';
import { landSeaUseClasses as landSeaUseClassesEn } from './en/land-sea-use-classes.ts';
import { ledger as ledgerEn } from './en/ledger.ts';
import { ledgerTable as ledgerTableEn } from './en/ledger-table.ts';
import { map as mapEn } from './en/map.ts';
import { obstacles as obstaclesEn } from './en/obstacles.ts';
import { plan as planEn } from './en/plan.ts';
import { present as presentEn } from './en/present.ts';
import { problems as problemsEn } from './en/problems.ts';
import { quality as qualityEn } from './en/quality.ts';
import { ruleTable as ruleTableEn } from './en/rule-table.ts';
import { rules as rulesEn } from './en/rules.ts';
import { schemes as schemesEn } from './en/schemes.ts';
import { shading as shadingEn } from './en/shading.ts';
import { reports as reportsEn } from './en/reports.ts';
import { sheets as sheetsEn } from './en/sheets.ts';
import { singleFile as singleFileEn } from './en/single-file.ts';
import { siting as sitingEn } from './en/siting.ts';
import { start as startEn } from './en/start.ts';
import { targets as targetsEn } from './en/targets.ts';
import { eligible as eligibleEn } from './en/eligible.ts';
import { terrain as terrainEn } from './en/terrain.ts';
import { words as wordsEn } from './en/words.ts';
import type { Language } from './language.ts';
import { baseImport } from './zh/base-import.ts';
import { board } from './zh/board.ts';
import { carbon } from './zh/carbon.ts';
import { carbonChoices } from './zh/carbon-choices.ts';
import { carbonMethods } from './zh/carbon-methods.ts';
import { carbonService } from './zh/carbon-service.ts';
import { check } from './zh/check.ts';
import { commands } from './zh/commands.ts';
import { conflicts } from './zh/conflicts.ts';
import { compare } from './zh/compare.ts';
import { coverage } from './zh/coverage.ts';
import { desk } from './zh/desk.ts';
import { drawer } from './zh/drawer.ts';
import { editing } from './zh/editing.ts';
import { energy } from './zh/energy.ts';
import { factors } from './zh/factors.ts';
import { features } from './zh/features.ts';
import { exchange } from './zh/exchange.ts';
import { formats } from './zh/formats.ts';
import { help } from './zh/help.ts';
import { imageClasses } from './zh/image-classes.ts';
import { inspector } from './zh/inspector.ts';
import { kinds } from './zh/kinds.ts';
import { landClasses } from './zh/land-classes.ts';
import { landSeaUseClasses } from './zh/land-sea-use-classes.ts';
import { ledger } from './zh/ledger.ts';
import { ledgerTable } from './zh/ledger-table.ts';
import { map } from './zh/map.ts';
import { obstacles } from './zh/obstacles.ts';
import { plan } from './zh/plan.ts';
import { present } from './zh/present.ts';
import { problems } from './zh/problems.ts';
import { quality } from './zh/quality.ts';
import { ruleTable } from './zh/rule-table.ts';
import { rules } from './zh/rules.ts';
import { schemes } from './zh/schemes.ts';
import { shading } from './zh/shading.ts';
import { reports } from './zh/reports.ts';
import { sheets } from './zh/sheets.ts';
import { singleFile } from './zh/single-file.ts';
import { siting } from './zh/siting.ts';
import { start } from './zh/start.ts';
import { targets } from './zh/targets.ts';
import { eligible } from './zh/eligible.ts';
import { terrain } from './zh/terrain.ts';
import { words } from './zh/words.ts';

const zh = {
  ...words,
  ...singleFile,
  ...siting,
  ...start,
  ...desk,
  ...map,
  ...board,
  ...inspector,
  ...drawer,
  ...help,
  ...baseImport,
  ...exchange,
  ...quality,
  ...present,
  ...problems,
  ...formats,
  ...landClasses,
  ...landSeaUseClasses,
  ...imageClasses,
  ...kinds,
  ...obstacles,
  ...plan,
  ...commands,
  ...compare,
  ...coverage,
  ...energy,
  ...factors,
  ...features,
  ...editing,
  ...ledger,
  ...ledgerTable,
  ...check,
  ...carbon,
  ...carbonChoices,
  ...carbonMethods,
  ...carbonService,
  ...schemes,
  ...shading,
  ...sheets,
  ...reports,
  ...rules,
  ...ruleTable,
  ...conflicts,
  ...targets,
  ...terrain,
  ...eligible,
} as const;

/** Every key a text can be asked for by; 中文 is the source of the list. */
export type MessageKey = keyof typeof zh;

const en: Readonly<Record<MessageKey, string>> = {
  ...wordsEn,
  ...singleFileEn,
  ...sitingEn,
  ...startEn,
  ...deskEn,
  ...mapEn,
  ...boardEn,
  ...inspectorEn,
  ...drawerEn,
  ...helpEn,
  ...baseImportEn,
  ...exchangeEn,
  ...qualityEn,
  ...presentEn,
  ...problemsEn,
  ...formatsEn,
  ...landClassesEn,
  ...landSeaUseClassesEn,
  ...imageClassesEn,
  ...kindsEn,
  ...obstaclesEn,
  ...planEn,
  ...commandsEn,
  ...compareEn,
  ...coverageEn,
  ...energyEn,
  ...factorsEn,
  ...featuresEn,
  ...editingEn,
  ...ledgerEn,
  ...ledgerTableEn,
  ...checkEn,
  ...carbonEn,
  ...carbonChoicesEn,
  ...carbonMethodsEn,
  ...carbonServiceEn,
  ...schemesEn,
  ...shadingEn,
  ...sheetsEn,
  ...reportsEn,
  ...rulesEn,
  ...ruleTableEn,
  ...conflictsEn,
  ...targetsEn,
  ...terrainEn,
  ...eligibleEn,
};

/** All texts of the product (文案), by language and key. */
export const messages: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { zh, en };
