// Takes what a scanner types out of the stream of keys, before anything else in the window hears of it.
import type { Burst, Rules } from './burst';
import { burstAfter, idle, isTelling, isWhole, longestGap } from './burst';
import type { FieldBefore } from './field-before';
import { fieldBefore } from './field-before';
import { heldKeys, silence, wasHeld } from './held-keys';
import { isField, placeOf, pressedKey } from './pressed-key';

/** In each window only the newest listener hears, as the last dialog opened does. */
const listeners = new WeakMap<Window, readonly object[]>();

/** @returns how to stop listening */
export function listenForScans(window: Window, rules: Rules, onScan: (text: string) => void): () => void {
  const self = {};
  const taking = scanTaker(rules, onScan);
  const press = (event: KeyboardEvent) => {
    if (listeners.get(window)?.at(-1) === self && !wasHeld(event)) taking.press(event);
  };
  listeners.set(window, [...(listeners.get(window) ?? []), self]);
  window.addEventListener('keydown', press, { capture: true });
  return () => {
    window.removeEventListener('keydown', press, { capture: true });
    listeners.set(window, listeners.get(window)?.filter((one) => one !== self) ?? []);
    taking.stop();
  };
}

function scanTaker(rules: Rules, onScan: (text: string) => void) {
  let burst: Burst = idle;
  let target: EventTarget | null = null;
  let before: FieldBefore | null = null;
  const held = heldKeys();
  /** The next key may still come, late: the burst goes on, so that no scan is ever cut short. */
  const waited = () => {
    // A scan without its end is nobody's shortcut either.
    if (isWhole(burst, rules)) held.drop();
    else held.release();
  };
  const begin = () => {
    waited();
    burst = idle;
    before = null;
  };
  const take = (event: KeyboardEvent, text: string) => {
    silence(event);
    held.drop();
    before?.restore();
    begin();
    onScan(text);
  };
  const collect = (event: KeyboardEvent, next: Burst) => {
    const isFirst = next.status === 'collecting' && next.gaps.length === 0;
    if (isFirst) begin();
    burst = next;
    if (isField(event.target)) before ??= fieldBefore(event.target);
    // No code begins with a space, and on a button it must stay what it is.
    else if (isFirst && event.key === ' ') begin();
    else held.hold(event, holdFor(next, rules), waited);
  };
  const press = (event: KeyboardEvent) => {
    const key = pressedKey(event);
    if (key === null) return;
    if (event.target !== target) begin();
    target = event.target;
    const isTyped = event.repeat || event.isComposing || placeOf(target) === 'text';
    const next = isTyped ? idle : burstAfter(burst, key, event.timeStamp, rules);
    if (next.status === 'scanned') take(event, next.text);
    else if (next.status === 'collecting') collect(event, next);
    else begin();
  };
  return { press, stop: begin };
}

const holdFor = (burst: Burst, rules: Rules): number =>
  Math.max(rules.holdMs, isTelling(burst, rules) ? longestGap(rules) : rules.medianGapMs + 5);
