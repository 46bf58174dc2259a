import { invariant } from '../../core/invariant.ts';
import { OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import { NEVER_LEFT, ReportHalf, ReportKind } from '../../core/schema/report.ts';
import type { DeskClock, DeskMeter } from './desk.ts';
import type { DeskDoubts } from './desk-doubts.ts';
import type { DeskReports } from './desk-reports.ts';
import type { DeskSession } from './desk-session.ts';
import { NO_ROW } from './order-rows.ts';
import type { Lane, Outbox } from './outbox.ts';
import type { OutstandingTable } from './outstanding.ts';
import type { Probes } from './probes.ts';
import type { RateWindows } from './rate-windows.ts';
import { REQUEST_KINDS, type Request, RequestKind } from './request.ts';
import type { PortOrder, VenuePort } from './venue-port.ts';

/** What leaves for the venue, and what becomes of a request that can't, or isn't answered. */
export interface DeskSending {
  /** Takes a request over; one that finds no room is reported at once. */
  request(request: Request): void;
  /** Sends what may be sent of a lane, at most a bounded number. Returns how many left. */
  drain(lane: Lane): number;
  /** Tells what wasn't answered in time. Returns how many. */
  tellLate(nowUs: number): number;
}

export interface DeskSendingParts {
  readonly venue: VenuePort;
  readonly outbox: Outbox;
  readonly outstanding: OutstandingTable;
  readonly windows: RateWindows;
  readonly session: DeskSession;
  readonly probes: Probes;
  readonly doubts: DeskDoubts;
  readonly reports: DeskReports;
  readonly clock: DeskClock;
  readonly meter: DeskMeter;
  readonly symbolOf: (instrument: number) => string;
  readonly isStopped: (account: number, instrument: number) => boolean;
  /** An answer that takes longer is late. */
  readonly timeoutUs: number;
}

/** Per turn and lane; the rest in the next. */
const SENDS_PER_TURN = 256;
/** Without a limit nobody asks for the moment of a write: so many have one look at the clock together. */
const SENDS_PER_LOOK = 32;

export function createDeskSending(parts: DeskSendingParts): DeskSending {
  const { venue, outbox, outstanding, windows, session, probes, doubts, reports, clock, meter } = parts;
  const { symbolOf, isStopped, timeoutUs } = parts;
  const sendsPerLook = windows.hasLimit ? 1 : SENDS_PER_LOOK;
  const order = newOrder();
  const sent = new Int32Array(REQUEST_KINDS.length);

  function refuse({ kind, orderId, attempt }: Request, text: string): void {
    if (kind === RequestKind.place) {
      meter.count('not_sent', 1);
      reports.put(ReportKind.not_sent, orderId, attempt, text);
    } else if (kind === RequestKind.replace) {
      reports.next.i32[ReportHalf.STATE] = NEVER_LEFT;
      reports.put(ReportKind.replace_rejected, orderId, attempt, text);
    } else {
      // Without a session it is still wanted: the engine asks what became of the order once there is one, and cancels
      // what rests then.
      reports.put(session.isUp() ? ReportKind.cancel_rejected : ReportKind.outcome_unknown, orderId, attempt, text);
    }
  }

  function send(request: Request): boolean {
    const { kind, orderId, attempt } = request;
    if (kind === RequestKind.cancel) return venue.cancel(orderId, attempt);
    const symbol = symbolOf(request.instrument);
    if (kind === RequestKind.replace) {
      return venue.replace(orderId, attempt, request.priceTicks, request.quantityLots, symbol);
    }
    const timeInForce = TIMES_IN_FORCE[request.timeInForce];
    invariant(timeInForce !== undefined, 'broker: an order has a time in force');
    order.orderId = orderId;
    order.attempt = attempt;
    order.symbol = symbol;
    order.side = request.side === Side.buy ? 'buy' : 'sell';
    order.type = request.type === OrderType.market ? 'market' : 'limit';
    order.timeInForce = timeInForce;
    order.priceTicks = request.priceTicks;
    order.quantityLots = request.quantityLots;
    order.expireAtUs = request.expireAtUs;
    order.postOnly = request.postOnly;
    return venue.place(order);
  }

  /** With a limit the clock is read for each, not once per batch: the rate windows need the moment of the write. */
  function drain(lane: Lane): number {
    let count = 0;
    let left = 0;
    let nowUs = 0;
    let nowNs = 0;
    // The same for the whole turn: what leaves in it is written at its end.
    const isBackedUp = venue.isBackedUp();
    for (; count < SENDS_PER_TURN; count++) {
      const request = outbox.peek(lane);
      if (request === undefined || reports.isTight()) break;
      if (!session.isUp()) {
        outbox.take(lane);
        refuse(request, 'no session');
        continue;
      }
      // At the last moment: what was decided and queued before trading was stopped must not leave after it. Before
      // everything that could keep it waiting, so that it is told at once. Cancels pass.
      if (request.kind !== RequestKind.cancel && isStopped(request.account, request.instrument)) {
        outbox.take(lane);
        meter.count('stopped', 1);
        refuse(request, 'trading is stopped');
        continue;
      }
      // Handed over it would leave whenever the venue reads again, stopped or not: it waits here. Cancels pass.
      if (isBackedUp && request.kind !== RequestKind.cancel) {
        if (clock.nowUs() - request.queuedUs < timeoutUs) break;
        outbox.take(lane);
        refuse(request, 'not written');
        continue;
      }
      if (outstanding.isFull()) break;
      if (left === 0) {
        nowUs = clock.nowUs();
        nowNs = clock.monotonicNs();
        left = sendsPerLook;
      }
      left -= 1;
      const { kind, orderId, attempt } = request;
      if (!windows.admits(nowUs, kind === RequestKind.cancel)) break;
      // Outstanding before it is sent: an adapter may answer at once.
      const row = outstanding.add(request, session.number());
      outstanding.sentUs[row] = nowUs;
      outstanding.sentNs[row] = nowNs;
      if (kind === RequestKind.place) {
        const probe = probes.get(orderId, attempt);
        if (probe !== undefined) probe.sentSession = session.number();
      }
      if (send(request)) {
        windows.sent(nowUs);
        sent[kind]! += 1;
        meter.route(nowNs - request.queuedNs);
        outbox.take(lane);
        continue;
      }
      outstanding.drop(kind, orderId, attempt);
      // A cancel or replace that the socket has no room for now is worth waiting for; a place goes elsewhere.
      if (kind !== RequestKind.place && session.isUp() && nowUs - request.queuedUs < timeoutUs) break;
      outbox.take(lane);
      refuse(request, 'not written');
    }
    countSent();
    return count;
  }

  function countSent(): void {
    for (const kind of REQUEST_KINDS) {
      if (sent[kind]! > 0) meter.count(SENT_COUNTERS[kind], sent[kind]!);
      sent[kind] = 0;
    }
  }

  function tellUnknown(row: number, kind: RequestKind, text: string, nowUs: number): void {
    const orderId = outstanding.orderIds[row]!;
    const attempt = outstanding.attempts[row]!;
    meter.count('timeouts', 1);
    reports.put(ReportKind.outcome_unknown, orderId, attempt, text);
    doubts.unanswered(row, kind, nowUs);
    outstanding.remove(row);
  }

  return {
    request(request) {
      if (request.postOnly && request.kind === RequestKind.place && !venue.hasPostOnly) {
        reports.put(ReportKind.rejected, request.orderId, request.attempt, 'this venue has no post-only orders');
        return;
      }
      if (outbox.push(request)) return;
      meter.count('outbox_full', 1);
      refuse(request, 'outbox full');
    },
    drain,
    tellLate(nowUs) {
      let count = 0;
      for (const kind of REQUEST_KINDS) {
        for (;;) {
          const row = outstanding.oldest(kind);
          if (row === NO_ROW) break;
          const isLost = !session.isUp() || outstanding.sessions[row] !== session.number();
          if ((!isLost && nowUs - outstanding.sentUs[row]! < timeoutUs) || reports.isTight()) break;
          tellUnknown(row, kind, isLost ? 'session lost' : 'no answer in time', nowUs);
          count += 1;
        }
      }
      return count;
    },
  };
}

const SENT_COUNTERS = ['placed', 'cancels_sent', 'replaces_sent'] as const;

const TIMES_IN_FORCE: readonly (PortOrder['timeInForce'] | undefined)[] = (() => {
  const names: (PortOrder['timeInForce'] | undefined)[] = [];
  for (const [name, number] of Object.entries(TimeInForce)) names[number] = name as PortOrder['timeInForce'];
  return names;
})();

function newOrder(): { -readonly [Field in keyof PortOrder]: PortOrder[Field] } {
  return {
    orderId: 0,
    attempt: 0,
    symbol: '',
    side: 'buy',
    type: 'limit',
    timeInForce: 'day',
    priceTicks: 0,
    quantityLots: 0,
    expireAtUs: 0,
    postOnly: false,
  };
}
