import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import { type BasePreparation, prepareBase } from '../../workers/engine/prepare-base.ts';
import { sumOf } from '../geo/compensated-sum.ts';
import { planeLatitude, planeLongitude } from '../geo/working-plane.ts';
import { attributeAt } from '../land/attribute-column.ts';
import { officialAreaDifferences } from '../land/official-area-differences.ts';
import { FAULT_KINDS, faultAt, faultCount, type QualityReport } from '../land/quality/quality-report.ts';
import type { BaseDataset, ClassSystemId } from '../plan/plan.ts';
import { parseArguments, type ParsedArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { describeBaseNote } from './base-note.ts';
import { enginePortsOf } from './engine-ports.ts';

const CLASS_SYSTEMS: readonly ClassSystemId[] = ['third-survey', 'land-sea-use', 'worldcover', 'clcd', 'custom'];

const USAGE =
  'tantu base FILE … --classes SYSTEM --fields class=DLBM,id=BSM[,…] [--mapping FILE.json] [--crs EPSG:n] ' +
  '[--shift gcj02|bd09] [--encoding NAME] -o BASE [--json]';

/**
 * `tantu base FILE … -o BASE`: reads a base dataset with the class system and the fields named, inspects its geometry, and
 * writes it as one prepared file that opens without being read again. Standard output has the report.
 */
export async function runBase(words: readonly string[], ports: CommandPorts): Promise<CommandOutcome> {
  const parsed = parseArguments(words, {
    values: ['classes', 'fields', 'mapping', 'crs', 'shift', 'encoding', 'out'],
    flags: ['json'],
    short: { o: 'out' },
  });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const { positions, values, flags } = parsed.value;
  const [first] = positions;
  const out = values.get('out');
  if (first === undefined || out === undefined) return refuseCommand(USAGE);
  const options = await datasetOf(parsed.value, ports);
  if ('problem' in options) return refuseCommand(options.problem);

  const files: BaseFile[] = [];
  const hash = createHash('sha256');
  const paths = (await Promise.all(positions.map((path) => ports.partsOf(path)))).flat();
  for (const path of [...new Set(paths)].sort()) {
    const bytes = await ports.readFile(path).catch(() => null);
    if (bytes === null) return refuseCommand(`${path} cannot be read: no such file, or no permission.`);
    hash.update(bytes);
    files.push({ name: path, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
  }
  const dataset: BaseDataset = { ...options.dataset, href: first, sha256: hash.digest('hex') };
  const prepared = await prepareBase({ dataset, name: first, content: { files } }, enginePortsOf(ports));
  if (!prepared.ok) {
    return refuseCommand(`${first}: ${describeBaseNote(prepared.note)}`);
  }
  const failure = await ports.writeFile(out, prepared.bytes).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (failure !== null) return refuseCommand(`${out} cannot be written: ${failure}.`);
  // What a plan writes down of the file it names: its own hash, not that of the file it was made from.
  const sha256 = createHash('sha256').update(prepared.bytes).digest('hex');
  const report = reportOf(prepared, { ...dataset, href: out, sha256 });
  const notes = prepared.parcels.notes.map((note) => `${describeBaseNote(note)}\n`);
  return finishCommand(flags.has('json') ? JSON.stringify(report, null, 2) : asText(report), notes.join(''));
}

/** The dataset that the options describe, still without a file. */
async function datasetOf(
  { values }: ParsedArguments,
  ports: Pick<CommandPorts, 'readFile'>,
): Promise<{ readonly dataset: Omit<BaseDataset, 'href'> } | { readonly problem: string }> {
  const classSystem = CLASS_SYSTEMS.find((id) => id === values.get('classes'));
  if (classSystem === undefined) {
    return {
      problem: `--classes names the system of the land classes: ${CLASS_SYSTEMS.join(', ')}. Codes clash, so it is not guessed.`,
    };
  }
  const pairs = (values.get('fields') ?? '').split(',').map((pair) => pair.split('='));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) {
    return { problem: '--fields is a list of role=field, such as class=DLBM,id=BSM,officialAreaM2=TBMJ.' };
  }
  const fields = Object.fromEntries(pairs.map(([role = '', field = '']) => [role, field]));
  const shift = values.get('shift');
  if (shift !== undefined && shift !== 'gcj02' && shift !== 'bd09') {
    return { problem: `--shift is gcj02 or bd09, not "${shift}".` };
  }
  const mapping = values.get('mapping');
  const classMapping = mapping === undefined ? null : await readMapping(mapping, ports);
  if (typeof classMapping === 'string') return { problem: classMapping };
  const crs = values.get('crs');
  const encoding = values.get('encoding');
  return {
    dataset: {
      role: 'land-cover',
      classSystem,
      fields,
      ...(classMapping === null ? {} : { classMapping }),
      ...(crs === undefined ? {} : { crs }),
      ...(shift === undefined ? {} : { shift }),
      ...(encoding === undefined ? {} : { encoding }),
    },
  };
}

/** A JSON object of code in the file → class of the third survey; a sentence when it is not one. */
async function readMapping(
  path: string,
  ports: Pick<CommandPorts, 'readFile'>,
): Promise<Record<string, string> | string> {
  const bytes = await ports.readFile(path).catch(() => null);
  if (bytes === null) return `${path} cannot be read: no such file, or no permission.`;
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return `${path} is not a JSON object that maps each code of the file to a class of the third survey.`;
  }
}

/** What a preparation found, for people and programs. */
interface BaseReport {
  readonly dataset: BaseDataset;
  readonly parcels: number;
  readonly areaM2: number;
  /** Σ areas before invalid and overlapping parcels were repaired. */
  readonly areaBeforeM2: number;
  readonly counts: QualityReport['counts'];
  readonly faults: readonly {
    readonly kind: string;
    readonly outcome: string;
    readonly feature: number;
    readonly id: string | number | null;
    readonly longitude: number;
    readonly latitude: number;
    readonly areaM2: number | null;
    readonly areaBeforeM2: number | null;
    readonly areaAfterM2: number | null;
  }[];
  readonly officialAreas: {
    readonly compared: number;
    readonly missing: number;
    readonly officialM2: number;
    readonly computedM2: number;
    readonly differing: number;
  } | null;
}

function reportOf({ parcels }: Extract<BasePreparation, { ok: true }>, dataset: BaseDataset): BaseReport {
  const { land, report, areaBeforeM2 } = parcels;
  const ids = land.attributes.get('id');
  const areas = officialAreaDifferences(land);
  return {
    dataset,
    parcels: land.parcelCount,
    areaM2: sumOf(land.areasM2),
    areaBeforeM2,
    counts: report.counts,
    faults: Array.from({ length: faultCount(report) }, (_, row) => {
      const { kind, outcome, parcel, x, y, ...fault } = faultAt(report, row);
      return {
        kind,
        outcome,
        feature: parcel,
        id: ids === undefined ? null : attributeAt(ids, parcel),
        longitude: planeLongitude(x),
        latitude: planeLatitude(y),
        areaM2: fault.areaM2,
        areaBeforeM2: fault.areaBeforeM2,
        areaAfterM2: fault.areaAfterM2,
      };
    }),
    officialAreas:
      areas === null
        ? null
        : {
            compared: areas.comparedCount,
            missing: areas.missingCount,
            officialM2: areas.officialSumM2,
            computedM2: areas.computedSumM2,
            differing: areas.parcels.length,
          },
  };
}

function asText({ parcels, areaM2, areaBeforeM2, counts, faults, officialAreas, dataset }: BaseReport): string {
  const lines = [
    `${dataset.href}: ${String(parcels)} parcels, ${areaM2.toFixed(2)} m² (before repairs ${areaBeforeM2.toFixed(2)} m²)`,
    `faults: ${FAULT_KINDS.map((kind) => `${kind} ${String(counts[kind])}`).join(', ')}`,
    ...faults.map(({ kind, outcome, feature, id, longitude, latitude }) =>
      [kind, outcome, `feature ${String(feature)}`, id ?? '', longitude.toFixed(6), latitude.toFixed(6)].join('\t'),
    ),
  ];
  if (officialAreas !== null) {
    const { compared, missing, officialM2, computedM2, differing } = officialAreas;
    lines.push(
      `official areas: ${String(compared)} compared, ${String(missing)} missing, ${String(differing)} differ; ` +
        `Σ official ${officialM2.toFixed(2)} m², Σ computed ${computedM2.toFixed(2)} m²`,
    );
  }
  return lines.join('\n');
}
