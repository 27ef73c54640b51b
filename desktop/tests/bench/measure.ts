// Medians, percentiles, and what a process used of the machine.
import { readFileSync, readdirSync } from 'node:fs';

export const RUNS = 5;

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Nearest-rank percentile; NaN of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export async function timed<T>(act: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now();
  const result = await act();
  return { ms: performance.now() - start, result };
}

/** CPU time of another process so far, in ms; NaN where /proc is not at hand. */
export function cpuOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return Number.NaN;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory of another process in MB; NaN where /proc is not at hand. */
export function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`) ?? '');
  return line === null ? Number.NaN : Number(line[1]) / 1024;
}

/** Memory of the largest page a browser with this profile shows, in MB, its share of what is shared; NaN where /proc is not at hand. */
export function memoryOfPage(profile: string): number {
  const pages = processes().filter(({ command }) => command.includes('--type=renderer') && command.includes(profile));
  const sizes = pages.map(
    ({ pid }) => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1]) / 1024,
  );
  return sizes.length === 0 ? Number.NaN : Math.max(...sizes);
}

function processes(): readonly { readonly pid: string; readonly command: string }[] {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map((pid) => ({ pid, command: read(`/proc/${pid}/cmdline`) ?? '' }));
  } catch {
    return [];
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
