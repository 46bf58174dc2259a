import type { Records } from '../../core/memory/records.ts';
import type { RingProducer } from '../../core/memory/ring.ts';

/**
 * Who still gets a slot of the `commands` ring when it fills. One ring, so that an account's order is never changed;
 * the last slots are for those who reduce risk.
 *
 *   0                     1/2                     7/8       15/16      1
 *   +----------------------+-----------------------+----------+---------+
 *   | everyone             | no queries            | no places| cancels |
 *   +----------------------+-----------------------+----------+---------+
 *                                                  replaces to 15/16
 *
 * Behind 1,024 others, no places and queries either that would wait for more than 250 ms at the pace at which the engine
 * takes them: one that is slowed down would make a queue of seconds of the same slots.
 */
export const AdmissionClass = { query: 0, place: 1, replace: 2, cancel: 3 } as const;
export type AdmissionClass = (typeof AdmissionClass)[keyof typeof AdmissionClass];

export interface Admission {
  readonly records: Records;
  /** Byte offset of a slot to fill in this turn, or -1: busy. `nowNs`: monotonic. */
  claim(admissionClass: AdmissionClass, nowNs: number): number;
  /**
   * Hands over what was claimed and wakes the engine, if anything was. Runs by itself at the end of the turn, and before
   * that when much has come in one: the engine needn't wait for the end of a flood.
   */
  flush(): void;
  /** Refused so far, by class. */
  readonly refused: Float64Array;
}

const PUBLISH_EVERY = 256;
const FEW = 1024;
const MAX_WAIT_NS = 250_000_000;
const LEAST_PER_NS = FEW / MAX_WAIT_NS;
const LOOK_NS = 50_000_000;
const LOOK_STALE_NS = 1_000_000_000;

/** `atTurnEnd` runs a function once, after the current event-loop turn: one publish and one bell for all of it. */
export function createAdmission(
  commands: RingProducer,
  ringEngine: () => void,
  atTurnEnd: (run: () => void) => void,
): Admission {
  const { capacity } = commands;
  /** So many are free as long as few wait. */
  const notFew = capacity - FEW;
  const reserved = new Int32Array(4);
  reserved[AdmissionClass.query] = capacity / 2;
  reserved[AdmissionClass.place] = Math.ceil(capacity / 8);
  reserved[AdmissionClass.replace] = Math.ceil(capacity / 16);
  const refused = new Float64Array(4);
  let isStaged = false;
  let staged = 0;
  let claimed = 0;
  let lookedNs = Number.NEGATIVE_INFINITY;
  let lookedTaken = 0;
  let lookedUsed = 0;
  let takenPerNs = Number.POSITIVE_INFINITY;

  function flush(): void {
    if (!isStaged) return;
    isStaged = false;
    staged = 0;
    commands.publish();
    ringEngine();
  }

  /** A burst of so few is never too much, however long it has to wait. */
  function isTooMuch(nowNs: number): boolean {
    // As far as is remembered; only beyond that the engine's cursor is asked for.
    if (commands.room(notFew) >= notFew) return false;
    const used = commands.used();
    const sinceNs = nowNs - lookedNs;
    if (sinceNs >= LOOK_NS) {
      const taken = claimed - used;
      // An engine that had enough to do all the time: what it took is what it can take. Else it could take more.
      const wasBusy = lookedUsed > FEW && sinceNs < LOOK_STALE_NS;
      takenPerNs = wasBusy ? Math.max(LEAST_PER_NS, (taken - lookedTaken) / sinceNs) : takenPerNs * 2;
      lookedNs = nowNs;
      lookedTaken = taken;
      lookedUsed = used;
    }
    return used > takenPerNs * MAX_WAIT_NS;
  }

  return {
    records: commands.records,
    refused,
    flush,
    claim(admissionClass, nowNs) {
      if (staged >= PUBLISH_EVERY) flush();
      const wanted = reserved[admissionClass]! + 1;
      if (commands.room(wanted) < wanted || (admissionClass <= AdmissionClass.place && isTooMuch(nowNs))) {
        refused[admissionClass]! += 1;
        return -1;
      }
      if (!isStaged) {
        isStaged = true;
        atTurnEnd(flush);
      }
      staged += 1;
      claimed += 1;
      return commands.claim();
    },
  };
}
