import { createSeededRandom } from '../seeded-random.ts';

/**
 * What goes wrong with a venue's answers, by seeded chance. Faults touch what is told, never what is true: the book
 * and the log are right, and `query` tells it. Only `reject` and `busy` are decided on the order itself.
 */
export interface FaultSettings {
  /** Every message to a gateway is told so much later, in order. */
  latency_ms: number;
  /** Up to so much more, by chance. */
  jitter_ms: number;
  /** A place is rejected for good, and remembered as rejected. */
  reject_rate: number;
  /** A place is refused unseen (`transient`): the client id stays unused. */
  busy_rate: number;
  /** The answer to a place, cancel or replace is never told. */
  lost_rate: number;
  /** Such an answer is told `late_ms` later, behind what happened meanwhile. */
  late_rate: number;
  late_ms: number;
  /** Such an answer, a fill or an expiry is told twice. */
  doubled_rate: number;
  /** An order that fills at once is told of its fills before its acknowledgement. */
  fill_first_rate: number;
}

export const NoFaults: Readonly<FaultSettings> = {
  latency_ms: 0,
  jitter_ms: 0,
  reject_rate: 0,
  busy_rate: 0,
  lost_rate: 0,
  late_rate: 0,
  late_ms: 100,
  doubled_rate: 0,
  fill_first_rate: 0,
};

const MAX_MS = 60_000;

export interface Faults {
  readonly settings: Readonly<FaultSettings>;
  /** Changes some settings; the text of what is wrong with them, and then nothing is changed. */
  set(changes: Readonly<Record<string, unknown>>): string | undefined;
  busy(): boolean;
  reject(): boolean;
  fillFirst(): boolean;
  lost(): boolean;
  late(): boolean;
  doubled(): boolean;
  delayMs(): number;
}

export function createFaults(seed: number, initial: Readonly<FaultSettings>): Faults {
  const random = createSeededRandom(seed);
  const settings: FaultSettings = { ...initial };
  return {
    settings,
    set(changes) {
      for (const [name, value] of Object.entries(changes)) {
        if (!Object.hasOwn(settings, name)) return `unknown fault ${name.slice(0, 40)}`;
        const most = name.endsWith('_ms') ? MAX_MS : 1;
        if (typeof value !== 'number' || !(value >= 0 && value <= most)) return `${name} must be 0 to ${most}`;
      }
      Object.assign(settings, changes);
      return undefined;
    },
    busy: () => settings.busy_rate > 0 && random.chance(settings.busy_rate),
    reject: () => settings.reject_rate > 0 && random.chance(settings.reject_rate),
    fillFirst: () => settings.fill_first_rate > 0 && random.chance(settings.fill_first_rate),
    lost: () => settings.lost_rate > 0 && random.chance(settings.lost_rate),
    late: () => settings.late_rate > 0 && random.chance(settings.late_rate),
    doubled: () => settings.doubled_rate > 0 && random.chance(settings.doubled_rate),
    delayMs: () => settings.latency_ms + (settings.jitter_ms > 0 ? random.below(settings.jitter_ms + 1) : 0),
  };
}
