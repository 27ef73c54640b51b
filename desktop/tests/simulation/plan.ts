// What happens in one run, drawn from its seed alone: who is there, what they do, what goes wrong and when.
import type { Random } from './random';
import { randomFrom } from './random';

export type Step =
  | { readonly kind: 'act'; readonly desktop: number; readonly times: number; readonly window: 'first' | 'second' }
  | { readonly kind: 'withdraw'; readonly desktop: number }
  | { readonly kind: 'acknowledge'; readonly desktop: number }
  | { readonly kind: 'network'; readonly desktop: number; readonly up: boolean }
  | { readonly kind: 'crash'; readonly desktop: number; readonly atWrite: number }
  | { readonly kind: 'clock'; readonly desktop: number; readonly hours: number }
  | { readonly kind: 'expireToken'; readonly desktop: number }
  | { readonly kind: 'killServer' }
  | { readonly kind: 'startServer' }
  | { readonly kind: 'shopEvents'; readonly count: number }
  | { readonly kind: 'changeScope'; readonly days: number }
  | { readonly kind: 'restore' }
  /** A weekend and more: what one desktop made is sent, the server is backed up, nine days pass, and work goes on there. */
  | { readonly kind: 'age'; readonly desktop: number }
  | { readonly kind: 'breathe'; readonly ms: number };

export type Plan = {
  readonly seed: number;
  readonly desktops: number;
  /** Whether desktops 0 and 1 belong to one person: refusals follow the author. */
  readonly shared: boolean;
  readonly steps: readonly Step[];
};

const STEPS = 36;

export function planFrom(seed: number): Plan {
  const random = randomFrom(seed).fork('plan');
  const desktops = random.int(3, 5);
  const steps: Step[] = [];
  let serverUp = true;
  let restores = 0;
  while (steps.length < STEPS) {
    const step = drawStep(random, desktops, serverUp, restores);
    if (step.kind === 'killServer') serverUp = false;
    if (step.kind === 'startServer') serverUp = true;
    if (step.kind === 'restore') restores += 1;
    steps.push(step);
  }
  return { seed, desktops, shared: random.chance(0.4), steps };
}

function drawStep(random: Random, desktops: number, serverUp: boolean, restores: number): Step {
  const desktop = random.int(0, desktops - 1);
  const kind = random.weighted({
    act: 14,
    withdraw: 1,
    acknowledge: 2,
    network: 3,
    crash: 3,
    clock: 1,
    expireToken: 1,
    killServer: serverUp ? 2 : 0,
    startServer: serverUp ? 0 : 6,
    shopEvents: serverUp ? 1 : 0,
    changeScope: 0.5,
    restore: serverUp && restores === 0 ? 0.25 : 0,
    age: serverUp ? 0.5 : 0,
    breathe: 5,
  });
  switch (kind) {
    case 'act':
      return { kind, desktop, times: random.int(1, 4), window: random.chance(0.2) ? 'second' : 'first' };
    case 'network':
      return { kind, desktop, up: random.chance(0.5) };
    case 'crash':
      return { kind, desktop, atWrite: random.int(1, 8) };
    case 'clock':
      return { kind, desktop, hours: random.pick([-72, -24, -1, 1, 24]) };
    case 'shopEvents':
      return { kind, count: random.int(1, 5) };
    case 'changeScope':
      return { kind, days: random.pick([1, 30, 90]) };
    case 'breathe':
      return { kind, ms: random.int(5, 120) };
    case 'withdraw':
    case 'acknowledge':
    case 'expireToken':
    case 'age':
      return { kind, desktop };
    case 'killServer':
    case 'startServer':
    case 'restore':
      return { kind };
  }
}
