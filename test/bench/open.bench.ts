import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import { flatgeobufLandFile } from '../../src/formats/flatgeobuf-land-file.ts';
import { readFlatgeobufHeader } from '../../src/formats/flatgeobuf-header.ts';
import { surveyFile } from './bench-files.ts';
import type { Bench } from './bench-result.ts';
import { median, timedRun } from './timed-run.ts';

const ROUNDS = 3;
const MAPSHAPER = fileURLToPath(new URL('../../node_modules/mapshaper/bin/mapshaper', import.meta.url));
const OPEN_ONCE = ['--import', 'tsx', fileURLToPath(new URL('./open-once.ts', import.meta.url))];

interface Opened {
  readonly openMs: number;
  readonly parcelCount: number;
  readonly regionM2: number;
}

/** A survey from its file to the first totals, and from its prepared form: each opening in a process of its own. */
export const openBench: Bench = {
  name: 'open',
  async run(say) {
    const { path, what, classField } = surveyFile();
    const folder = mkdtempSync(join(tmpdir(), 'tantu-bench-'));
    try {
      const mapping = join(folder, 'mapping.json');
      writeFileSync(mapping, JSON.stringify(await mappingOf(path, classField)));
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
      const words = (store: string): string[] => [...OPEN_ONCE, path, classField, mapping, sha256, store];
      const kept = await openedBy([...words(folder), 'keep']);
      const rival: number[] = [];
      const whole: number[] = [];
      const first: number[] = [];
      const second: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        rival.push((await timedRun([MAPSHAPER, path, '-info'])).elapsedMs);
        const fresh = await openedBy(words(join(folder, 'empty')));
        const again = await openedBy(words(folder));
        whole.push(fresh.elapsedMs);
        first.push(fresh.openMs);
        second.push(again.openMs);
        assertSame(kept, again);
        say(
          `mapshaper -info ${ms(rival)}, tantu ${ms(whole)}; opening ${ms(first)}, from the prepared base ${ms(second)}`,
        );
      }
      return [
        {
          name: 'open, file to first totals / mapshaper -info',
          measured: median(whole) / median(rival),
          budget: { atMost: 1.5 },
          unit: '×',
          detail: `${what}, median of ${String(ROUNDS)} whole processes: ${median(whole).toFixed(0)} ms / ${median(rival).toFixed(0)} ms`,
        },
        {
          name: 'open, first opening / opening from the prepared base',
          measured: median(first) / median(second),
          budget: { atLeast: 3 },
          unit: '×',
          detail: `${what}, file to first totals without the start of the process: ${median(first).toFixed(0)} ms / ${median(second).toFixed(0)} ms`,
        },
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function openedBy(words: readonly string[]): Promise<Opened & { readonly elapsedMs: number }> {
  const { elapsedMs, output } = await timedRun(words);
  return { elapsedMs, ...(JSON.parse(output) as Opened) };
}

/** An opening that is fast because it is wrong counts for nothing. */
function assertSame(kept: Opened, again: Opened): void {
  if (kept.parcelCount !== again.parcelCount || Math.abs(kept.regionM2 / again.regionM2 - 1) > 1e-6) {
    throw new Error(`the prepared base has ${JSON.stringify(again)}, the file ${JSON.stringify(kept)}`);
  }
}

/** The codes of the file on classes of the survey, one after another. */
async function mappingOf(path: string, field: string): Promise<Record<string, string>> {
  const bytes = new Uint8Array(readFileSync(path));
  const header = readFlatgeobufHeader(path, bytes);
  if (!header.ok) throw new Error(header.code);
  const values = await flatgeobufLandFile(path, bytes, header.value).sampleValues(field, 1000);
  const classes = thirdSurveyClasses().classes;
  return Object.fromEntries(values.map((value, at) => [String(value), classes[at % classes.length]?.code ?? '0301']));
}

function ms(figures: readonly number[]): string {
  return `${(figures.at(-1) ?? 0).toFixed(0)} ms`;
}
