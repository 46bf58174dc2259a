import { attemptKey } from './attempt-key.ts';

/** The question what became of an order, asked until it is answered. */
export interface Probe {
  readonly orderId: number;
  readonly attempt: number;
  /** The session in which the order was sent, 0: in none of this run, or not known. */
  sentSession: number;
  /** Raised by a place that nobody answered: its acknowledgement settles it. */
  ofPlace: boolean;
  /** A replace of the order that nobody answered. */
  replace: DoubtfulReplace | undefined;
  /** Asked by the engine for the present session: the broker isn't reconciled before the answer. */
  forSession: boolean;
  /** When the venue first said that it has no such order, 0: it hasn't. */
  absentSinceUs: number;
  /** When it was asked, or began to rest. */
  sinceUs: number;
}

export interface DoubtfulReplace {
  readonly priceTicks: number;
  readonly quantityLots: number;
  /** The session in which it was sent. */
  readonly session: number;
  /** When the venue first told other values, 0: it hasn't. */
  deniedSinceUs: number;
}

export function newProbe(
  orderId: number,
  attempt: number,
  sentSession: number,
  forSession: boolean,
  nowUs: number,
): Probe {
  return {
    orderId,
    attempt,
    sentSession,
    ofPlace: false,
    replace: undefined,
    forSession,
    absentSinceUs: 0,
    sinceUs: nowUs,
  };
}

/**
 *   due ─▶ asked ─▶ answered                    due: in turn, a bounded number asked at a time
 *    ▲       │ late, or session lost
 *    │       ▼
 *    └── resting: so long, then again           also after a first "absent", which proves nothing yet
 */
export interface Probes {
  size(): number;
  /** Those that a session waits for. */
  forSession(): number;
  get(orderId: number, attempt: number): Probe | undefined;
  add(probe: Probe): void;
  /** Marks a probe as one that the session waits for. */
  raise(probe: Probe): void;
  /** Whether the venue has been asked and has not answered. */
  isAsked(probe: Probe): boolean;
  remove(probe: Probe): void;
  rest(probe: Probe, nowUs: number): void;
  /** What was asked in a lost session is asked again. */
  sessionLost(): void;
  /** Asks what is due, by `ask`, which says whether the question left. Returns how many did. */
  turn(nowUs: number, ask: (probe: Probe) => 'asked' | 'later' | 'not now'): number;
}

export interface ProbeTimes {
  /** Without an answer for so long, it is asked again. */
  readonly timeoutUs: number;
  readonly restUs: number;
}

const ASKED_MAX = 256;

export function createProbes({ timeoutUs, restUs }: ProbeTimes): Probes {
  const due = new Map<number, Probe>();
  const asked = new Map<number, Probe>();
  const resting = new Map<number, Probe>();
  const stations = [due, asked, resting];
  let forSession = 0;

  function size(): number {
    return due.size + asked.size + resting.size;
  }

  function get(orderId: number, attempt: number): Probe | undefined {
    if (size() === 0) return undefined; // As almost always.
    const key = attemptKey(orderId, attempt);
    return due.get(key) ?? asked.get(key) ?? resting.get(key);
  }

  function keyOf({ orderId, attempt }: Probe): number {
    return attemptKey(orderId, attempt);
  }

  function move(probe: Probe, to: Map<number, Probe>, nowUs: number): void {
    const key = keyOf(probe);
    for (const station of stations) station.delete(key);
    probe.sinceUs = nowUs;
    to.set(key, probe);
  }

  /** In both stations the first is the oldest. */
  function wakeOlder(station: Map<number, Probe>, beforeUs: number, nowUs: number): void {
    for (const probe of station.values()) {
      if (probe.sinceUs > beforeUs) return;
      move(probe, due, nowUs);
    }
  }

  return {
    size() {
      return size();
    },
    forSession() {
      return forSession;
    },
    get,
    add(probe) {
      due.set(keyOf(probe), probe);
      if (probe.forSession) forSession += 1;
    },
    raise(probe) {
      if (!probe.forSession) forSession += 1;
      probe.forSession = true;
    },
    isAsked: (probe) => asked.has(keyOf(probe)),
    remove(probe) {
      if (probe.forSession) forSession -= 1;
      for (const station of stations) station.delete(keyOf(probe));
    },
    rest: (probe, nowUs) => move(probe, resting, nowUs),
    sessionLost() {
      for (const probe of [...asked.values(), ...resting.values()]) move(probe, due, probe.sinceUs);
    },
    turn(nowUs, ask) {
      wakeOlder(asked, nowUs - timeoutUs, nowUs);
      wakeOlder(resting, nowUs - restUs, nowUs);
      let count = 0;
      for (const probe of due.values()) {
        if (asked.size >= ASKED_MAX) break;
        // Asked before asking: an adapter may answer at once.
        move(probe, asked, nowUs);
        const outcome = ask(probe);
        if (outcome === 'asked') {
          count += 1;
        } else {
          move(probe, outcome === 'later' ? resting : due, nowUs);
          if (outcome === 'not now') break;
        }
      }
      return count;
    },
  };
}
