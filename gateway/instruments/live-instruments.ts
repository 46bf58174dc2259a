import { Worker } from 'node:worker_threads';
import type { Instrument } from '../../core/market/instruments.ts';
import type { InstrumentSetup } from '../../workers/engine-setup.ts';
import { SIMULATED } from './master.ts';
import type { InstrumentSource } from './open-instruments.ts';
import type { ReadAgainData, ReadAgainMessage } from './read-again-thread.ts';
import type { ReadAgain } from './read-again.ts';
import { offsetUs } from './zones.ts';

/**
 * The instruments while the gateway runs: files read again, and sessions that move with their zone's clocks.
 *
 *   reload ─▶ thread: files, file of numbers ─ pieces ─▶ waiting ─ a few a tick ─▶ command, then the list
 *
 * A number stands in the list only behind its command in the ring: an order of it finds it defined.
 */
export interface LiveInstruments {
  /** Rejects with what is wrong with a file; then nothing has changed. One runs at a time: others wait for the same. */
  reload(): Promise<ReadAgain>;
  /** Hands on what waits. Call every 50 ms or so. */
  tick(nowMs: number, nowNs: number): void;
}

export interface LiveInstrumentsParts {
  readonly data: string;
  readonly source: InstrumentSource;
  /** By number; whoever reads it sees what is put there. */
  readonly instruments: Instrument[];
  readonly setupOf: (instrument: Instrument, nowMs: number) => InstrumentSetup;
  /** False: there is no room now. */
  readonly send: (setup: InstrumentSetup, nowNs: number) => boolean;
  /** They are in the list now. */
  readonly added: (instruments: readonly Instrument[]) => void;
  readonly warn: (text: string) => void;
}

const SENT_PER_TICK = 512;
const ZONES_EVERY_MS = 3_600_000;
const NOTHING: ReadAgain = { added: 0, changed: 0, closed: 0, refused: 0, rows: 0, problems: [] };

export function createLiveInstruments(parts: LiveInstrumentsParts): LiveInstruments {
  const { instruments, source } = parts;
  let waiting: Instrument[] = [];
  let sent = 0;
  let reloading: Promise<ReadAgain> | undefined;
  let whenSent: (() => void) | undefined;
  let zonesAtMs = 0;
  let offsets = new Map<string, number>();

  function readFiles(): Promise<ReadAgain> {
    const { promise, resolve, reject } = withResolvers<ReadAgain>();
    const workerData: ReadAgainData = { data: parts.data, source, have: instruments.length };
    const thread = new Worker(new URL('./read-again-thread.js', import.meta.url), { name: 'instruments', workerData });
    thread.on('message', (message: ReadAgainMessage) => {
      if ('found' in message) waiting.push(...message.found);
      else if ('failed' in message) reject(new Error(message.failed));
      else resolve(message.done);
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      reject(new Error('the thread that reads the files has ended'));
    });
    return promise;
  }

  async function reload(): Promise<ReadAgain> {
    const read = await readFiles();
    for (const text of read.problems) parts.warn(`instruments: ${text}`);
    if (waiting.length > 0) {
      await new Promise<void>((resolve) => {
        whenSent = resolve;
      });
    }
    return read;
  }

  function send(nowMs: number, nowNs: number): void {
    const added: Instrument[] = [];
    for (let i = 0; i < SENT_PER_TICK && sent < waiting.length; i++) {
      const one = waiting[sent]!;
      if (!parts.send(parts.setupOf(one, nowMs), nowNs)) break;
      if (one.id >= instruments.length) added.push(one);
      instruments[one.id] = one;
      sent += 1;
    }
    if (added.length > 0) parts.added(added);
    if (sent < waiting.length) return;
    waiting = [];
    sent = 0;
    whenSent?.();
    whenSent = undefined;
  }

  /** Instruments of zones whose clocks were changed since the last look. */
  function moved(nowMs: number): Instrument[] {
    const now = new Map<string, number>();
    for (const { session } of instruments) {
      if (session !== undefined && !now.has(session.zone)) now.set(session.zone, offsetUs(session.zone, nowMs));
    }
    const before = offsets;
    offsets = now;
    const zones = [...now].filter(([zone, us]) => before.has(zone) && before.get(zone) !== us).map(([zone]) => zone);
    return zones.length === 0 ? [] : instruments.filter(({ session }) => zones.includes(session?.zone ?? ''));
  }

  return {
    reload() {
      // The simulated ones are what they are.
      if (source.spec === SIMULATED) return Promise.resolve(NOTHING);
      reloading ??= reload().finally(() => {
        reloading = undefined;
      });
      return reloading;
    },
    tick(nowMs, nowNs) {
      if (nowMs - zonesAtMs >= ZONES_EVERY_MS && reloading === undefined) {
        zonesAtMs = nowMs;
        waiting.push(...moved(nowMs));
      }
      if (waiting.length > 0) send(nowMs, nowNs);
    },
  };
}

function withResolvers<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
} {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
