import { join } from 'node:path';
import { createNodePorts } from '../../src/cli/node-ports.ts';
import { openDistrict } from '../../src/cli/open-district.ts';
import { readPlanInput } from '../../src/cli/plan-input.ts';
import { createCarbonAccount } from '../../src/evaluate/carbon/carbon-account.ts';
import type { CarbonRules } from '../../src/evaluate/carbon/carbon-rules.ts';
import { simulate } from '../../src/evaluate/carbon/simulation.ts';
import { carbonSettingsOf } from '../../src/evaluate/carbon/default-settings.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { sumGround } from '../../src/evaluate/ground-sums.ts';
import { ROOT } from '../support/run-command.ts';
import type { Bench } from './bench-result.ts';
import { repeatParcels } from './repeated-parcels.ts';
import { median } from './timed-run.ts';

/** The first ones are cold. */
const RUNS = 11;
const YEAR = 2035;
const LAST_YEAR = 2060;
const DRAWS = 10_000;
const SEED = 20_601_231;

/** Parcels of a district that the issue of the carbon ledger asks for. */
const PARCELS = 200_000;

/** Carbon of as many parcels as a large district has, those of 蓟州区 repeated, against adding their areas up by class in one engine. */
export const carbonBench: Bench = {
  name: 'carbon',
  async run(say) {
    const ports = createNodePorts();
    const input = await readPlanInput(join(ROOT, 'seeds/jizhou/plan.json'), new Map(), ports);
    if (!input.ok) throw new Error(input.problem);
    const { district } = await openDistrict(input.district, ports);
    if (district.base === null || district.baseline === null) throw new Error('the demo base has no parcels');
    const { base, baseline } = repeatParcels({ base: district.base, baseline: district.baseline }, PARCELS);
    const rules: CarbonRules = { settings: carbonSettingsOf(input.plan), library: createFactorLibrary({}) };
    const ask = (year: number): { scenario: string; year: number; revision: number; turns: []; sea: [] } => ({
      scenario: 'base',
      year,
      revision: 1,
      turns: [],
      sea: [],
    });
    const classesMs: number[] = [];
    const yearMs: number[] = [];
    const courseMs: number[] = [];
    let strata = 0;
    for (let run = 0; run < RUNS; run += 1) {
      classesMs.push(
        timeOf(() => sumGround(base, baseline.strata, (parcel) => baseline.inRegionM2[parcel] ?? 0, null)),
      );
      yearMs.push(timeOf(() => createCarbonAccount(base, baseline.inRegionM2).headline(ask(YEAR), rules)));
      courseMs.push(
        timeOf(() => {
          const account = createCarbonAccount(base, baseline.inRegionM2);
          strata = account.strata.strata.length;
          for (let year = rules.settings.baseYear; year <= LAST_YEAR; year += 1) account.point(ask(year), rules);
        }),
      );
    }
    const account = createCarbonAccount(base, baseline.inRegionM2);
    const terms = account.terms(ask(YEAR), rules);
    const simulationMs = timeOf(() => {
      const steps = simulate(terms, rules.library, { draws: DRAWS, seed: SEED });
      while (steps.next().done !== true);
    });
    const counts = `${String(base.land.parcelCount)} parcels, ${String(strata)} strata`;
    say(counts);
    const [classes, year, course] = [median(classesMs), median(yearMs), median(courseMs)];
    const against = `adding areas up by class ${classes.toFixed(1)} ms`;
    return [
      {
        name: 'carbon, stock and uptake of a year with intervals from nothing / areas by class',
        measured: year / classes,
        budget: { atMost: 3 },
        unit: '×',
        detail: `${counts}: ${year.toFixed(0)} ms; ${against}`,
      },
      {
        name: 'carbon, every year to 2060 with intervals from nothing / areas by class',
        measured: course / classes,
        budget: { atMost: 3 },
        unit: '×',
        detail: `${counts}: ${course.toFixed(0)} ms; ${against}`,
      },
      {
        name: 'carbon, simulation of stock, uptake and change',
        measured: simulationMs,
        budget: { atMost: 2000 },
        unit: 'ms',
        detail: `${String(DRAWS)} draws over ${String(terms.stock.length + terms.sink.length)} terms`,
      },
    ];
  },
};

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
