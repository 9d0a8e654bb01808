import { readdirSync, readFileSync } from 'node:fs';

/** What the processes of a browser need, as the Linux kernel counts it; null on other systems. */
export interface ProcessCost {
  /** Processor time of all its processes since they began, ms. */
  readonly processorMs: number;
  /** Memory of all its processes, MB; what two of them share counts once. */
  readonly memoryMb: number;
}

/** The browser that this process started last, by the folder of its profile. */
export function browserCost(profileFolder: string): ProcessCost | null {
  const processes = browserProcesses(profileFolder);
  if (processes === null) return null;
  let processorMs = 0;
  let memoryMb = 0;
  for (const id of processes) {
    processorMs += processorTime(id);
    memoryMb += proportionalMemory(id);
  }
  return { processorMs, memoryMb };
}

/** Processor time alone: memory takes the kernel longer to add up. */
export function browserProcessorMs(profileFolder: string): number | null {
  const processes = browserProcesses(profileFolder);
  return processes === null ? null : processes.reduce((sum, id) => sum + processorTime(id), 0);
}

/** Ids of the processes that were started with the profile, and of their children; null on other systems than Linux. */
export function browserProcesses(profileFolder: string): readonly string[] | null {
  const parents = new Map<string, string>();
  const family = new Set<string>();
  try {
    for (const id of readdirSync('/proc')) {
      if (!/^\d+$/u.test(id)) continue;
      const stat = readOr(`/proc/${id}/stat`);
      parents.set(id, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '');
      if (readOr(`/proc/${id}/cmdline`).includes(profileFolder)) family.add(id);
    }
  } catch {
    return null;
  }
  for (let grew = true; grew;) {
    grew = false;
    for (const [id, parent] of parents) {
      if (!family.has(parent) || family.has(id)) continue;
      family.add(id);
      grew = true;
    }
  }
  return [...family];
}

function processorTime(id: string): number {
  try {
    const tasks = readdirSync(`/proc/${id}/task`);
    return tasks.reduce((sum, task) => sum + nanoseconds(readOr(`/proc/${id}/task/${task}/schedstat`)) / 1e6, 0);
  } catch {
    // Ended in the meantime.
    return 0;
  }
}

function nanoseconds(schedstat: string): number {
  return Number(schedstat.split(' ')[0] ?? 0);
}

function proportionalMemory(id: string): number {
  return Number(/^Pss:\s+(\d+)/mu.exec(readOr(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
