import type { Socket } from 'node:net';
import type { Instrument } from '../../../core/market/instruments.ts';
import { parseUnits } from '../../decimal-text.ts';
import { createLineLink } from '../../line-link.ts';
import { MAX_LINE_BYTES } from '../../venue/protocol.ts';
import { createTick, type Feed, type FeedSink } from './feed.ts';

/** The venue's tick stream (workers/venue/protocol.ts, `subscribe`) over a socket of its own; reconnects for ever. */
export interface VenueFeedOptions {
  readonly host: string;
  readonly port: number;
  readonly instruments: readonly Instrument[];
  /** Those that come later, with those before them; without it there are none. */
  readonly bySymbol?: ReadonlyMap<string, Instrument>;
  /** As for the adapter: 50, 5,000, Math.random. */
  readonly reconnectMinMs?: number;
  readonly reconnectMaxMs?: number;
  readonly random?: () => number;
}

export interface VenueFeed extends Feed {
  readonly counts: {
    readonly sessions: number;
    /** Ticks that the sink took. */
    readonly ticks: number;
    /** Ticks of one session that never came, by their sequence: the stream promises none. */
    readonly missed: number;
    readonly malformed: number;
  };
}

type Fields = Readonly<Record<string, unknown>>;

export function createVenueFeed(options: VenueFeedOptions, sink: FeedSink): VenueFeed {
  const bySymbol =
    options.bySymbol ?? new Map(options.instruments.map((instrument) => [instrument.symbol, instrument]));
  const counts = { sessions: 0, ticks: 0, missed: 0, malformed: 0 };
  const link = createLineLink(
    { ...options, maxLineBytes: MAX_LINE_BYTES, counts },
    {
      connected(which) {
        which.write('{"op":"subscribe"}\n');
      },
      line: hear,
      ended() {
        lastSequence = 0;
        refused = false;
        // A tick that was refused went with its connection: the next isn't held back for it.
        link.resume();
      },
      down(reason) {
        sink.down(reason);
      },
    },
  );
  const tick = createTick();
  let lastSequence = 0;
  let refused = false;

  function hear(line: string, which: Socket): void {
    let fields: Fields | null;
    try {
      fields = JSON.parse(line) as Fields | null;
    } catch {
      fields = null;
    }
    switch (fields?.['ev']) {
      case 'tick':
        if (!readTick(fields as Fields)) return link.malformed(which, line);
        return offer();
      case 'subscribed':
        link.established();
        return sink.up();
      case 'end':
        return sink.ended();
      case 'error':
        return link.lost(which, `the venue says: ${String(fields?.['reason'])}`);
      default:
        return link.malformed(which, line);
    }
  }

  function readTick(fields: Fields): boolean {
    const instrument = bySymbol.get(String(fields['symbol']));
    const { kind, time, sequence } = fields;
    if (typeof fields['symbol'] !== 'string' || (kind !== 'quote' && kind !== 'trade')) return false;
    if (!Number.isSafeInteger(time) || !Number.isSafeInteger(sequence) || (time as number) < 0) return false;
    if (lastSequence > 0 && (sequence as number) > lastSequence + 1) {
      counts.missed += (sequence as number) - lastSequence - 1;
    }
    lastSequence = sequence as number;
    tick.kind = kind;
    tick.venueTimeUs = time as number;
    tick.sequence = sequence as number;
    // A venue has more than what is traded here: whoever takes ticks counts those.
    tick.instrument = instrument?.id ?? -1;
    if (instrument === undefined) return true;
    const { tickMantissa, tickDecimals, lotMantissa, lotDecimals } = instrument;
    tick.bidTicks = parseUnits(String(fields['bid']), tickMantissa, tickDecimals);
    tick.bidLots = parseUnits(String(fields['bid_size']), lotMantissa, lotDecimals);
    tick.askTicks = parseUnits(String(fields['ask']), tickMantissa, tickDecimals);
    tick.askLots = parseUnits(String(fields['ask_size']), lotMantissa, lotDecimals);
    tick.lastTicks = parseUnits(String(fields['last']), tickMantissa, tickDecimals);
    tick.lastLots = parseUnits(String(fields['last_size']), lotMantissa, lotDecimals);
    // One NaN anywhere makes the sum one.
    const sum = tick.bidTicks + tick.bidLots + tick.askTicks + tick.askLots + tick.lastTicks + tick.lastLots;
    return !Number.isNaN(sum);
  }

  function offer(): void {
    refused = !sink.tick(tick);
    if (refused) link.pause();
    else counts.ticks++;
  }

  return {
    counts,
    open: link.open,
    resume() {
      if (!refused || link.socket() === undefined) return;
      offer();
      if (!refused) link.resume();
    },
    close() {
      link.close(0);
    },
  };
}
