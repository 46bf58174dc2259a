import type { Instrument } from '../../../core/market/instruments.ts';
import { createSeededRandom } from '../../seeded-random.ts';
import { copyTopOfBook, createTopOfBook, type Tick, type TopOfBook } from './feed.ts';

/**
 * A seeded market: every instrument walks around its home price and is drawn back to it.
 *
 *   offset ← offset − offset / 1024 + noise        never beyond ± 0.9 % of home, so quotes stay within 1 %
 *
 * The offset is kept in 1/1024 ticks: whole numbers only, the same run on every machine.
 */
const FINE = 1024;
const REVERSION = 1024;
const BAND_PER_MILLE = 9;
/** One trade among so many ticks. */
const TRADE_EVERY = 4;
/** A displayed size is worth about so much, in the instrument's currency. */
const DISPLAYED_NOTIONAL = 90_000;

interface Walk extends TopOfBook {
  readonly instrument: number;
  readonly homeTicks: number;
  readonly bandFine: number;
  readonly noiseFine: number;
  readonly spreadTicks: number;
  readonly sizeLots: number;
  offsetFine: number;
}

export interface SimulatedPath {
  /** Writes the next tick, as of `timeUs`, into `tick`. The first round gives one quote per instrument. */
  next(timeUs: number, tick: Tick): void;
}

export function createSimulatedPath(seed: number, instruments: readonly Instrument[]): SimulatedPath {
  const random = createSeededRandom(seed);
  const walks = instruments.filter(({ homeTicks }) => homeTicks > 0).map(createWalk);
  let sequence = 0;

  function requote(walk: Walk): void {
    const noise = random.below(walk.noiseFine) - random.below(walk.noiseFine);
    const moved = walk.offsetFine - Math.trunc(walk.offsetFine / REVERSION) + noise;
    walk.offsetFine = Math.max(-walk.bandFine, Math.min(walk.bandFine, moved));
    walk.bidTicks = walk.homeTicks + Math.floor(walk.offsetFine / FINE);
    walk.askTicks = walk.bidTicks + 1 + random.below(walk.spreadTicks);
    walk.bidLots = 1 + random.below(walk.sizeLots);
    walk.askLots = 1 + random.below(walk.sizeLots);
  }

  function trade(walk: Walk): void {
    const lifted = random.chance(0.5);
    walk.lastTicks = lifted ? walk.askTicks : walk.bidTicks;
    walk.lastLots = 1 + random.below(lifted ? walk.askLots : walk.bidLots);
  }

  return {
    next(timeUs, tick) {
      const opening = sequence < walks.length;
      const walk = walks[opening ? sequence : random.below(walks.length)];
      if (walk === undefined) return;
      const traded = random.below(TRADE_EVERY) === 0 && !opening;
      if (traded) trade(walk);
      else requote(walk);
      tick.instrument = walk.instrument;
      tick.kind = traded ? 'trade' : 'quote';
      copyTopOfBook(walk, tick);
      tick.venueTimeUs = timeUs;
      tick.sequence = ++sequence;
    },
  };
}

function createWalk(instrument: Instrument): Walk {
  const { homeTicks } = instrument;
  const price = (homeTicks * instrument.tickMantissa) / 10 ** instrument.tickDecimals;
  const lot = instrument.lotMantissa / 10 ** instrument.lotDecimals;
  return {
    instrument: instrument.id,
    homeTicks,
    bandFine: Math.floor((homeTicks * FINE * BAND_PER_MILLE) / 1000),
    noiseFine: Math.max(FINE, Math.floor((homeTicks * FINE) / 20_000)),
    spreadTicks: Math.max(2, Math.floor(homeTicks / 45_000)),
    sizeLots: Math.max(100, Math.round(DISPLAYED_NOTIONAL / (price * lot))),
    offsetFine: 0,
    ...createTopOfBook(),
  };
}
