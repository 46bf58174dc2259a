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
 */
export const AdmissionClass = { query: 0, place: 1, replace: 2, cancel: 3 } as const;
export type AdmissionClass = (typeof AdmissionClass)[keyof typeof AdmissionClass];

export interface Admission {
  readonly records: Records;
  /** Byte offset of a slot to fill in this turn, or -1: busy. */
  claim(admissionClass: AdmissionClass): number;
  /** Hands over what was claimed and wakes the engine, if anything was. Runs by itself at the end of the turn. */
  flush(): void;
  /** Refused so far, by class. */
  readonly refused: Float64Array;
}

/** `atTurnEnd` runs a function once, after the current event-loop turn: one publish and one bell for all of it. */
export function createAdmission(
  commands: RingProducer,
  ringEngine: () => void,
  atTurnEnd: (run: () => void) => void,
): Admission {
  const { capacity } = commands;
  const reserved = new Int32Array(4);
  reserved[AdmissionClass.query] = capacity / 2;
  reserved[AdmissionClass.place] = Math.ceil(capacity / 8);
  reserved[AdmissionClass.replace] = Math.ceil(capacity / 16);
  const refused = new Float64Array(4);
  let isStaged = false;

  function flush(): void {
    if (!isStaged) return;
    isStaged = false;
    commands.publish();
    ringEngine();
  }

  return {
    records: commands.records,
    refused,
    flush,
    claim(admissionClass) {
      const wanted = reserved[admissionClass]! + 1;
      if (commands.room(wanted) < wanted) {
        refused[admissionClass]! += 1;
        return -1;
      }
      if (!isStaged) {
        isStaged = true;
        atTurnEnd(flush);
      }
      return commands.claim();
    },
  };
}
