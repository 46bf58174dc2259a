import { connect, type Socket } from 'node:net';
import type { Instrument } from '../../../core/market/instruments.ts';
import { parseUnits } from '../../decimal-text.ts';
import { createLineReader, type LineReader } from '../../lines.ts';
import { createReconnect } from '../../reconnect.ts';
import { MAX_LINE_BYTES } from '../../venue/protocol.ts';
import { createTick, type Feed, type FeedSink } from './feed.ts';

/** The venue's tick stream (workers/venue/protocol.ts, `subscribe`) over a socket of its own; reconnects for ever. */
export interface VenueFeedOptions {
  readonly host: string;
  readonly port: number;
  readonly instruments: readonly Instrument[];
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
  const bySymbol = new Map(options.instruments.map((instrument) => [instrument.symbol, instrument]));
  const counts = { sessions: 0, ticks: 0, missed: 0, malformed: 0 };
  const reconnect = createReconnect(
    options.reconnectMinMs ?? 50,
    options.reconnectMaxMs ?? 5000,
    options.random ?? Math.random,
    start,
  );
  const tick = createTick();
  let socket: Socket | undefined;
  let reader: LineReader | undefined;
  let closed = true;
  let toldDown = false;
  let lastSequence = 0;
  let refused = false;

  function start(): void {
    const opened = connect({ host: options.host, port: options.port, noDelay: true });
    socket = opened;
    lastSequence = 0;
    refused = false;
    reader = createLineReader(MAX_LINE_BYTES, (line) => {
      if (opened === socket) hear(opened, line);
    });
    opened.on('connect', () => opened.write('{"op":"subscribe"}\n'));
    opened.on('data', (chunk: Buffer) => {
      if (opened === socket && reader?.push(chunk) === false) malformed(opened, 'a line too long');
    });
    opened.on('error', (error: NodeJS.ErrnoException) => lost(opened, error.code ?? error.message));
    opened.on('close', () => lost(opened, 'connection closed'));
  }

  function lost(which: Socket, reason: string): void {
    if (which !== socket) return;
    drop();
    if (closed) return;
    if (!toldDown) sink.down(reason);
    toldDown = true;
    reconnect.later();
  }

  function drop(): void {
    reader?.stop();
    socket?.destroy();
    socket = undefined;
    reader = undefined;
  }

  function malformed(which: Socket, what: string): void {
    counts.malformed++;
    lost(which, `malformed: ${what.slice(0, 200)}`);
  }

  function hear(which: Socket, line: string): void {
    let fields: Fields | null;
    try {
      fields = JSON.parse(line) as Fields | null;
    } catch {
      fields = null;
    }
    switch (fields?.['ev']) {
      case 'tick':
        if (!readTick(fields as Fields)) return malformed(which, line);
        return offer();
      case 'subscribed':
        counts.sessions++;
        toldDown = false;
        reconnect.reset();
        return sink.up();
      case 'end':
        return sink.ended();
      case 'error':
        return lost(which, `the venue says: ${String(fields?.['reason'])}`);
      default:
        return malformed(which, line);
    }
  }

  function readTick(fields: Fields): boolean {
    const instrument = bySymbol.get(String(fields['symbol']));
    const { kind, time, sequence } = fields;
    if (instrument === undefined || (kind !== 'quote' && kind !== 'trade')) return false;
    if (!Number.isSafeInteger(time) || !Number.isSafeInteger(sequence)) return false;
    const { tickMantissa, tickDecimals, lotMantissa, lotDecimals } = instrument;
    tick.instrument = instrument.id;
    tick.kind = kind;
    tick.bidTicks = parseUnits(String(fields['bid']), tickMantissa, tickDecimals);
    tick.bidLots = parseUnits(String(fields['bid_size']), lotMantissa, lotDecimals);
    tick.askTicks = parseUnits(String(fields['ask']), tickMantissa, tickDecimals);
    tick.askLots = parseUnits(String(fields['ask_size']), lotMantissa, lotDecimals);
    tick.lastTicks = parseUnits(String(fields['last']), tickMantissa, tickDecimals);
    tick.lastLots = parseUnits(String(fields['last_size']), lotMantissa, lotDecimals);
    tick.venueTimeUs = time as number;
    tick.sequence = sequence as number;
    if (lastSequence > 0 && tick.sequence > lastSequence + 1) counts.missed += tick.sequence - lastSequence - 1;
    lastSequence = tick.sequence;
    // One NaN anywhere makes the sum one.
    const sum = tick.bidTicks + tick.bidLots + tick.askTicks + tick.askLots + tick.lastTicks + tick.lastLots;
    return !Number.isNaN(sum);
  }

  function offer(): void {
    refused = !sink.tick(tick);
    if (!refused) {
      counts.ticks++;
      return;
    }
    reader?.pause();
    socket?.pause();
  }

  return {
    counts,
    open() {
      if (!closed) return;
      closed = false;
      start();
    },
    resume() {
      if (!refused || socket === undefined) return;
      const current = socket;
      offer();
      if (refused) return;
      socket.resume();
      if (reader?.resume() === false) malformed(current, 'a line too long');
    },
    close() {
      closed = true;
      reconnect.stop();
      drop();
    },
  };
}
