import type { Instrument } from '../../../core/market/instruments.ts';
import { createTick, type Feed, type FeedSink } from './feed.ts';
import { createSimulatedPath } from './simulated-path.ts';

export interface SimulatedFeedOptions {
  readonly seed: number;
  readonly instruments: readonly Instrument[];
  /** Over all instruments together; at most 100,000. */
  readonly ticksPerSecond: number;
  /** Microseconds since the Unix epoch, never going back. */
  readonly nowUs: () => number;
}

/** Ticks that were due while the sink had no room are made up for, but no more than so many in one turn. */
const MAX_PER_TURN = 8192;
/** A turn wakes whoever follows: what is due meanwhile comes together, as from a venue that conflates. */
const TURN_MS = 50;

/** Plays the seeded path in real time: the n-th tick is the same whatever the machine does, only its time isn't. */
export function createSimulatedFeed(options: SimulatedFeedOptions, sink: FeedSink): Feed {
  const { nowUs } = options;
  const path = createSimulatedPath(options.seed, options.instruments);
  const periodUs = 1_000_000 / Math.max(0.001, Math.min(options.ticksPerSecond, 100_000));
  const tick = createTick();
  let timer: NodeJS.Timeout | undefined;
  let dueUs = 0;
  let refused = false;

  function turn(): void {
    const now = nowUs();
    // After a long refusal the market doesn't race to catch up: it goes on from now.
    if (now - dueUs > MAX_PER_TURN * periodUs) dueUs = now - MAX_PER_TURN * periodUs;
    while (dueUs <= now) {
      if (!refused) path.next(now, tick);
      refused = !sink.tick(tick);
      if (refused) return;
      dueUs += periodUs;
    }
  }

  function start(): void {
    timer ??= setInterval(turn, Math.max(TURN_MS, periodUs / 1000));
  }

  return {
    open() {
      dueUs = nowUs() - periodUs * options.instruments.length;
      start();
      sink.up();
      turn();
    },
    resume() {
      if (timer !== undefined && refused) turn();
    },
    close() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
