import { BrokerState, MAX_SCORE_TOKENS, packScore } from '../../core/routing/scoreboard.ts';
import type { BrokerCounter } from '../../core/topology.ts';
import { createDeskAnswers } from './desk-answers.ts';
import { createDeskDoubts } from './desk-doubts.ts';
import { createDeskReports } from './desk-reports.ts';
import { createDeskSending } from './desk-sending.ts';
import { createDeskSession } from './desk-session.ts';
import { createOutbox, LANES } from './outbox.ts';
import { createOutstanding } from './outstanding.ts';
import { createProbes, type Probe } from './probes.ts';
import { createRateWindows, type RateLimits } from './rate-windows.ts';
import type { ReportWriter } from './report-writer.ts';
import type { Request } from './request.ts';
import type { PortEvents, VenuePort } from './venue-port.ts';

/**
 * One broker's desk: what waits for it, what it was asked, and what it said.
 *
 *   request ─▶ outbox ─▶ rate windows ─▶ venue ─▶ outstanding ─▶ answer ─▶ report         desk-sending, desk-answers
 *                             │ certainly not written      │ late, or session lost
 *                             ▼                            ▼
 *                    not_sent, … _rejected          outcome_unknown ─▶ probes ─▶ state, absent     desk-doubts
 *
 * A desk knows orders by id and attempt; nothing of an order outlives its row in a table.
 */
export interface DeskOptions {
  /** Number of the broker in events, reports and scoreboard. */
  readonly broker: number;
  readonly limits: RateLimits;
  /** An answer that takes longer is late. */
  readonly timeoutUs: number;
  /** "Absent" must be said twice, so far apart, before it is believed of an order that was sent in this session. */
  readonly proofUs: number;
  /**
   * Of each lane of the outbox. No more orders are routed here while one waits in an eighth of it for more than 250 ms, or
   * half of it is full: a thread that was away for a moment finds thousands at once, and sends them in milliseconds.
   */
  readonly outboxCapacity: number;
  /** Requests without an answer; beyond, the outbox waits. */
  readonly outstandingCapacity: number;
  /** Requests of the minute before this run, which the venue still counts; 0 unless given. */
  readonly sentBefore?: number;
  readonly reports: ReportWriter;
  readonly clock: DeskClock;
  readonly meter: DeskMeter;
  readonly symbolOf: (instrument: number) => string;
  /** Whether nothing new may leave for this account and instrument: asked before each write. */
  readonly isStopped: (account: number, instrument: number) => boolean;
  readonly createVenue: (events: PortEvents) => VenuePort;
}

export interface DeskClock {
  readonly nowUs: () => number;
  readonly monotonicNs: () => number;
}

export interface DeskMeter {
  count(counter: BrokerCounter, by: number): void;
  /** From reading the durable event to the write. */
  route(ns: number): void;
  /** From the write to the venue's answer. */
  venue(ns: number): void;
}

export interface Desk {
  open(): void;
  close(): void;
  /** Takes a request over; one that finds no room is reported at once. */
  request(request: Request): void;
  /** The engine asks what became of an order. */
  probe(orderId: number, attempt: number): void;
  /** The engine doesn't believe what the venue said of an order's end. */
  doubt(orderId: number, attempt: number): void;
  /** The engine has heard of a session that came up, in the order in which they were reported. */
  sessionHeard(): void;
  /** The engine has asked about every order that the last session heard of needs. */
  endOfProbes(): void;
  /** Sends what may be sent, asks what is due, tells what is late. Returns the work done. */
  turn(nowUs: number): number;
  /** Whether cancels wait to be sent. */
  hasCancels(): boolean;
  /** Whether something waits that only time brings on: room in the rate windows or at the venue, a question's turn. */
  waits(): boolean;
  pauseReading(paused: boolean): void;
  score(nowUs: number): number;
}

/** As long as an order may wait for the engine (`gateway/inbound/admit.ts`). */
const MOST_WAIT_US = 250_000;

export function createDesk(options: DeskOptions): Desk {
  const { broker, clock, meter, timeoutUs, proofUs, symbolOf, isStopped } = options;
  const outbox = createOutbox(options.outboxCapacity);
  const sizeThatMayBeBusy = Math.ceil(options.outboxCapacity / 8);
  const sizeThatIsBusy = Math.ceil((options.outboxCapacity * 3) / 8);
  const windows = createRateWindows(options.limits, { count: options.sentBefore ?? 0, atUs: clock.nowUs() });
  const outstanding = createOutstanding(options.outstandingCapacity);
  /** As much room in the windows as can be told; with less of it, it grows with time. */
  const enough = Math.min(MAX_SCORE_TOKENS, windows.most);
  let left = enough;
  const probes = createProbes({ timeoutUs, restUs: proofUs });
  const reports = createDeskReports(broker, options.reports, meter);
  const session = createDeskSession({ probes, reports, clock, timeoutUs });
  const doubts = createDeskDoubts({ probes, outstanding, session, reports, clock, proofUs });
  const answers = createDeskAnswers({ outstanding, session, doubts, reports, clock, meter });
  const venue = options.createVenue(answers.events);
  const table = { outbox, outstanding, windows, session, probes, doubts };
  const sending = createDeskSending({ ...table, venue, reports, clock, meter, symbolOf, isStopped, timeoutUs });

  function ask(probe: Probe): 'asked' | 'later' | 'not now' {
    if (outbox.holds(probe.orderId)) return 'later'; // "Absent" would be no answer: the place may still wait here.
    if (!venue.query(probe.orderId, probe.attempt)) return 'not now';
    meter.count('queries_sent', 1);
    return 'asked';
  }

  function isBusy(nowUs: number): boolean {
    const size = outbox.size();
    if (size < sizeThatMayBeBusy) return false;
    return (
      size >= sizeThatIsBusy || LANES.some((lane) => nowUs - (outbox.peek(lane)?.queuedUs ?? nowUs) > MOST_WAIT_US)
    );
  }

  function turn(nowUs: number): number {
    let work = sending.tellLate(nowUs);
    for (const lane of LANES) work += sending.drain(lane);
    if (!session.isUp()) return work;
    if (!session.isListed()) session.askForList(nowUs, () => venue.listOpen());
    if (session.isListed()) work += probes.turn(nowUs, ask);
    if (session.state() !== BrokerState.ready) session.reconcile(nowUs);
    return work;
  }

  return {
    open: () => venue.open(),
    close: () => venue.close(),
    request: sending.request,
    probe: doubts.askedByEngine,
    doubt: doubts.doubt,
    sessionHeard: session.heard,
    endOfProbes: session.endOfProbes,
    turn(nowUs) {
      const work = turn(nowUs);
      reports.count();
      return work;
    },
    hasCancels: () => outbox.cancels() > 0,
    waits() {
      if (left < enough || outbox.size() > 0 || probes.size() > 0) return true;
      return session.isUp() && session.state() !== BrokerState.ready;
    },
    pauseReading: (paused) => venue.pauseReading(paused),
    score(nowUs) {
      left = windows.left(nowUs);
      return packScore(session.state(), answers.latencyUs(), isBusy(nowUs) ? 0 : left, outbox.size());
    },
  };
}
