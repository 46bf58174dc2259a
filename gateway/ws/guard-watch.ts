import type { Records } from '../../core/memory/records.ts';
import { EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';

/**
 * Where the guards are that were dropped, so that a planned stop can wait until their cancels have left:
 *
 *   told ─▶ guard_dropped ─▶ (due within a second) guard_fired ─▶ its cancels ─▶ fanout_done
 *             └ a longer grace, or nothing to cancel: nobody waits; the timer is durable and outlives the stop
 */
export interface GuardWatch {
  /** The engine was told that the last session of an account's key is gone. */
  told(account: number, key: number): void;
  /** An event of a guard, or the end of a fan-out, as the journal has it. */
  event(kind: number, records: Records, at: number): void;
  /** Nothing is on its way. */
  isOver(): boolean;
}

/** A grace that ends so soon is waited for. */
const SOON_US = 1_000_000;

const { TIME_US, REQUEST_ID, ARG0, VALUE } = EventWord;
const { ACCOUNT } = EventHalf;

export function createGuardWatch(): GuardWatch {
  /** As many at most as the engine has guards, and fan-outs of them. */
  const unheard = new Map<string, number>();
  const due = new Set<string>();
  const cancelling = new Map<number, number>();

  function count<Name>(counts: Map<Name, number>, name: Name, by: number): void {
    const left = (counts.get(name) ?? 0) + by;
    if (left > 0) counts.set(name, left);
    else counts.delete(name);
  }

  return {
    isOver() {
      return unheard.size === 0 && due.size === 0 && cancelling.size === 0;
    },
    told(account, key) {
      count(unheard, nameOf(account, key), 1);
    },
    event(kind, { f64, i32 }, at) {
      const word = at >> 3;
      const account = i32[(at >> 2) + ACCOUNT]!;
      // The end of a cancel-all that somebody asked for is theirs.
      if (kind === EventKind.fanout_done) {
        if (f64[word + REQUEST_ID] === 0) count(cancelling, account, -1);
        return;
      }
      const name = nameOf(account, f64[word + ARG0]!);
      if (kind === EventKind.cancel_after_set) return;
      due.delete(name);
      if (kind === EventKind.guard_fired) count(cancelling, account, 1);
      if (kind !== EventKind.guard_dropped) return;
      count(unheard, name, -1);
      const firesAtUs = f64[word + VALUE]!;
      if (firesAtUs > 0 && firesAtUs - f64[word + TIME_US]! <= SOON_US) due.add(name);
    },
  };
}

function nameOf(account: number, key: number): string {
  return `${account} ${key}`;
}
