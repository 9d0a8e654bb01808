import { type Bench, type BenchResult, isWithinBudget } from './bench-result.ts';
import { buildingsBench } from './buildings.bench.ts';
import { carbonBench } from './carbon.bench.ts';
import { compareBench } from './compare.bench.ts';
import { coverageBench } from './coverage.bench.ts';
import { draftBench } from './draft.bench.ts';
import { dragBench } from './drag.bench.ts';
import { editBench } from './edit.bench.ts';
import { eligibleBench } from './eligible.bench.ts';
import { energyBench } from './energy.bench.ts';
import { openBench } from './open.bench.ts';
import { overlayBench } from './overlay.bench.ts';
import { rulesBench } from './rules.bench.ts';
import { schemesBench } from './schemes.bench.ts';
import { screenBench } from './screen.bench.ts';

/** `npm run bench [NAME …]`: measures ratios within one run and holds them against the budgets written beside them. */
const BENCHES: readonly Bench[] = [
  overlayBench,
  editBench,
  carbonBench,
  coverageBench,
  draftBench,
  eligibleBench,
  energyBench,
  openBench,
  rulesBench,
  buildingsBench,
  schemesBench,
  screenBench,
  compareBench,
  dragBench,
];

const wanted = process.argv.slice(2);
const chosen = BENCHES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) {
  process.stderr.write(
    `There is no bench "${wanted.join(' ')}". Benches: ${BENCHES.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}

const results: BenchResult[] = [];
for (const bench of chosen) {
  process.stdout.write(`\n${bench.name}\n`);
  for (const result of await bench.run((line) => process.stdout.write(`  … ${line}\n`))) {
    results.push(result);
    process.stdout.write(`${lineOf(result)}\n`);
  }
}
const over = results.filter((result) => !isWithinBudget(result));
process.stdout.write(`\n${String(results.length - over.length)} within budget, ${String(over.length)} over\n`);
process.exitCode = over.length === 0 ? 0 : 1;

function lineOf(result: BenchResult): string {
  const { name, measured, budget, unit, detail } = result;
  const limit = 'atMost' in budget ? `≤ ${String(budget.atMost)}` : `≥ ${String(budget.atLeast)}`;
  const mark = isWithinBudget(result) ? '✓' : '✗';
  return `  ${mark} ${name}: ${figure(measured)} ${unit} (budget ${limit})\n      ${detail}`;
}

function figure(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(2) : value.toPrecision(4);
}
