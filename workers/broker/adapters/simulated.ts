import type { Socket } from 'node:net';
import type { Instrument } from '../../../core/market/instruments.ts';
import { formatUnits } from '../../decimal-text.ts';
import { createLineLink } from '../../line-link.ts';
import { MAX_LINE_BYTES } from '../../venue/protocol.ts';
import type { BrokerAdapter, VenueEvents, VenueOrder } from '../adapter.ts';
import { type Fields, MalformedLine, countOf, tellAnswer, textOf } from './venue-answers.ts';

/** The adapter of the simulated venue (workers/venue/protocol.ts): one socket, JSON lines, no order state. */
export interface SimulatedAdapterOptions {
  readonly host: string;
  readonly port: number;
  /** 1–48 of [A-Za-z0-9._:-]; client ids are unique within it. */
  readonly gatewayId: string;
  /** Rises with every start of the gateway: the venue refuses sessions of an older one. */
  readonly epoch: number;
  readonly instruments: readonly Instrument[];
  /** Those that come later, with those before them; without it there are none. */
  readonly bySymbol?: ReadonlyMap<string, Instrument>;
  /** Unsent bytes from which on calls return false. 1 MiB. */
  readonly writeBytesMax?: number;
  /** A silent venue is asked for a sign of life after so long, and given up after twice that; 0: never. 5,000. */
  readonly heartbeatMs?: number;
  /** The first wait before a reconnect, doubled up to `reconnectMaxMs`, less up to half of it by chance. 50 and 5,000. */
  readonly reconnectMinMs?: number;
  readonly reconnectMaxMs?: number;
  /** 0 ≤ n < 1. Math.random. */
  readonly random?: () => number;
}

export interface SimulatedAdapter extends BrokerAdapter {
  readonly counts: {
    readonly sessions: number;
    /** Lines that the venue should never have sent; each ended its session. */
    readonly malformed: number;
    /** Errors that the venue told. */
    readonly errors: number;
    /** Calls answered with false for want of room. */
    readonly full: number;
  };
}

const CLOSE_MS = 1000;

export function createSimulatedAdapter(options: SimulatedAdapterOptions, events: VenueEvents): SimulatedAdapter {
  const { writeBytesMax = 1 << 20, heartbeatMs = 5000 } = options;
  const bySymbol =
    options.bySymbol ?? new Map(options.instruments.map((instrument) => [instrument.symbol, instrument]));
  const counts = { sessions: 0, malformed: 0, errors: 0, full: 0 };
  const link = createLineLink(
    { ...options, maxLineBytes: MAX_LINE_BYTES, counts },
    {
      connecting(which) {
        heard = true;
        asked = false;
        if (heartbeatMs > 0) heartbeat = setInterval(() => beat(which), heartbeatMs);
      },
      connected(which) {
        lastSession = Math.max(lastSession + 1, Date.now() * 1000);
        const { gatewayId, epoch } = options;
        which.write(`{"op":"hello","gateway":"${gatewayId}","epoch":${epoch},"session":${lastSession}}\n`);
      },
      heard() {
        heard = true;
      },
      line: hear,
      ended() {
        clearInterval(heartbeat);
        isUp = false;
        unsent = '';
      },
      down(reason) {
        events.down(reason);
      },
    },
  );
  let isUp = false;
  let paused = false;
  let lastSession = 0;
  let unsent = '';
  let heard = true;
  let asked = false;
  let heartbeat: NodeJS.Timeout | undefined;

  function beat(which: Socket): void {
    if (paused) return;
    if (heard) {
      heard = false;
      asked = false;
    } else if (asked || !isUp) link.lost(which, 'heartbeat: the venue is silent');
    else {
      asked = true;
      send('{"op":"ping","n":0}\n');
    }
  }

  function hear(line: string, which: Socket): void {
    let fields: Fields;
    try {
      fields = JSON.parse(line) as Fields;
      if (typeof fields !== 'object' || fields === null) throw new MalformedLine('not an object');
    } catch {
      link.malformed(which, line);
      return;
    }
    try {
      dispatch(which, fields);
    } catch (error) {
      // A throw of the receiver is the receiver's bug: it isn't hidden as the venue's.
      if (!(error instanceof MalformedLine)) throw error;
      link.malformed(which, `${error.message}: ${line}`);
    }
  }

  function dispatch(which: Socket, fields: Fields): void {
    switch (fields['ev']) {
      case 'hello':
        isUp = true;
        link.established();
        return events.up(fields['fenced'] === true);
      case 'refused':
        // Another adapter of this gateway and epoch, or the clock went back: the next hello goes beyond it.
        if (countOf(fields, 'epoch') === options.epoch) lastSession = Math.max(lastSession, countOf(fields, 'session'));
        return link.lost(which, `refused: ${textOf(fields, 'reason')}`);
      case 'error':
        counts.errors++;
        return;
      case 'pong':
        return;
      default:
        tellAnswer(fields, bySymbol, events);
    }
  }

  function send(line: string): boolean {
    const socket = link.socket();
    if (!isUp || socket === undefined) return false;
    if (socket.writableLength + unsent.length + line.length > writeBytesMax) {
      counts.full++;
      return false;
    }
    // One write for all lines of this turn.
    if (unsent === '') queueMicrotask(flush);
    unsent += line;
    return true;
  }

  function flush(): void {
    if (unsent === '') return;
    const text = unsent;
    unsent = '';
    link.socket()?.write(text, 'latin1');
  }

  function place(order: VenueOrder): boolean {
    const instrument = bySymbol.get(order.symbol);
    if (instrument === undefined) return false;
    return send(encodePlace(order, instrument));
  }

  return {
    counts,
    hasPostOnly: true,
    open: link.open,
    place,
    cancel: (clientId) => send(`{"op":"cancel","id":"${clientId}"}\n`),
    replace(clientId, priceTicks, quantityLots, symbol) {
      const instrument = bySymbol.get(symbol);
      if (instrument === undefined) return false;
      return send(
        `{"op":"replace","id":"${clientId}",` +
          `"price":"${formatUnits(priceTicks, instrument.tickMantissa, instrument.tickDecimals)}",` +
          `"quantity":"${formatUnits(quantityLots, instrument.lotMantissa, instrument.lotDecimals)}"}\n`,
      );
    },
    query: (clientId) => send(`{"op":"query","id":"${clientId}"}\n`),
    listOpen: () => send('{"op":"list"}\n'),
    // A write that the kernel took whole is over when it returns.
    isBackedUp: () => (link.socket()?.writableLength ?? 0) > 0,
    pauseReading(wanted) {
      if (wanted === paused) return;
      paused = wanted;
      heard = true;
      if (paused) link.pause();
      else link.resume();
    },
    close() {
      // What was answered with true still leaves; answers no longer matter.
      flush();
      link.close(CLOSE_MS);
    },
  };
}

function encodePlace(order: VenueOrder, instrument: Instrument): string {
  const price =
    order.type === 'market'
      ? ''
      : `"price":"${formatUnits(order.priceTicks, instrument.tickMantissa, instrument.tickDecimals)}",`;
  const expire = order.timeInForce === 'gtd' ? `,"expire":${order.expireAtUs}` : '';
  return (
    `{"op":"place","id":"${order.clientId}","symbol":"${order.symbol}","side":"${order.side}","type":"${order.type}",` +
    `"tif":"${order.timeInForce}",${price}` +
    `"quantity":"${formatUnits(order.quantityLots, instrument.lotMantissa, instrument.lotDecimals)}"${expire}${order.postOnly ? ',"post_only":true' : ''}}\n`
  );
}
