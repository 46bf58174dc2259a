import { BrokerState, packScore } from '../../core/routing/scoreboard.ts';
import { ReportKind, VenueStateCode } from '../../core/schema/report.ts';
import type { BrokerCounter } from '../../core/topology.ts';
import type { BrokerAdapter, VenueEvents, VenueState } from './adapter.ts';
import { createOutbox, type Lane, LANES, type Request } from './outbox.ts';
import { createOutstanding, KINDS, type Outstanding } from './outstanding.ts';
import { createProbes, type Probe } from './probes.ts';
import { createRateWindows, type RateLimits } from './rate-windows.ts';
import type { Report, ReportWriter } from './report-writer.ts';
import { parseVenueClientId } from './venue-client-id.ts';

/**
 * One broker's desk: what waits for it, what it was asked, and what it said.
 *
 *   request ─▶ outbox ─▶ rate windows ─▶ adapter ─▶ outstanding ─▶ answer ─▶ report
 *                             │ certainly not written      │ late, or session lost
 *                             ▼                            ▼
 *                    not_sent, … _rejected          outcome_unknown ─▶ probes ─▶ state, absent
 *
 *   down ── up ─▶ recovering ── listed, every probe of the session answered, its end mark seen ─▶ ready
 *     ▲                │ 30 s: unavailable, goes on trying                                          │
 *     └────────────────┴──────────────────────── down ──────────────────────────────────────────────┘
 */
export interface DeskOptions {
  /** Number of the broker in events, reports and scoreboard. */
  readonly broker: number;
  /** The first 8 hex digits of the journal's id. */
  readonly journal: string;
  readonly limits: RateLimits;
  /** An answer that takes longer is late. */
  readonly timeoutUs: number;
  /** "Absent" must be said twice, so far apart, before it is believed of an order that was sent in this session. */
  readonly proofUs: number;
  /** Of each lane of the outbox. From an eighth of it on no more orders are routed here. */
  readonly outboxCapacity: number;
  /** Requests without an answer; beyond, the outbox waits. */
  readonly outstandingCapacity: number;
  /** Requests of the minute before this run, which the venue still counts; 0 unless given. */
  readonly sentBefore?: number;
  readonly reports: ReportWriter;
  readonly clock: DeskClock;
  readonly meter: DeskMeter;
  readonly createAdapter: (events: VenueEvents) => BrokerAdapter;
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
  probe(clientId: string, orderId: number, attempt: number): void;
  /** The engine doesn't believe what the venue said of an order's end. */
  doubt(clientId: string, orderId: number, attempt: number): void;
  /** The engine has heard of a session that came up, in the order in which they were reported. */
  sessionHeard(): void;
  /** The engine has asked about every order that the last session heard of needs. */
  endOfProbes(): void;
  /** Sends what may be sent, asks what is due, tells what is late. Returns the work done. */
  turn(nowUs: number): number;
  /** Whether cancels wait to be sent. */
  readonly hasCancels: boolean;
  pauseReading(paused: boolean): void;
  score(nowUs: number): number;
}

const LISTED_MAX = 65_536;
const RECONCILE_US = 30_000_000;
/** Of a new latency in the moving average. */
const LATENCY_WEIGHT = 1 / 8;
/** Per turn and lane; the rest in the next. */
const SENDS_PER_TURN = 256;

export function createDesk(options: DeskOptions): Desk {
  const { broker, journal, reports, clock, meter, timeoutUs, proofUs } = options;
  const outbox = createOutbox(options.outboxCapacity);
  const busyAt = Math.ceil(options.outboxCapacity / 8);
  const windows = createRateWindows(options.limits, { count: options.sentBefore ?? 0, atUs: clock.nowUs() });
  const outstanding = createOutstanding(options.outstandingCapacity);
  const probes = createProbes({ timeoutUs, restUs: proofUs });
  /** Orders that the venue listed at the session's begin and the engine hasn't asked about. */
  const listed = new Map<string, { readonly orderId: number; readonly attempt: number }>();
  let isUp = false;
  let session = 0;
  let fenced = false;
  let listing: 'due' | 'asked' | 'done' = 'done';
  let listedSinceUs = 0;
  /** Of this session: how often the list was asked for, and how many of these answers are still to come. */
  let listsAsked = 0;
  let listsToCome = 0;
  /** Sessions that the engine has heard of, and whether it has asked all that the last of them needs. */
  let sessionsHeard = 0;
  let allAsked = false;
  let state: BrokerState = BrokerState.down;
  let recoveringSinceUs = 0;
  let latencyUs = 0;

  function report(fields: Omit<Report, 'broker'>): void {
    reports.put({ broker, ...fields });
    meter.count('reports', 1);
  }

  function about(request: Request, kind: Report['kind'], text?: string): void {
    const { orderId, attempt } = request;
    report(text === undefined ? { kind, orderId, attempt } : { kind, orderId, attempt, text });
  }

  // ---- to the venue

  function refuse(request: Request, text: string): void {
    if (request.kind === 'place') {
      meter.count('not_sent', 1);
      about(request, ReportKind.not_sent, text);
    } else if (request.kind === 'cancel' && !isUp) {
      // Still wanted: the engine asks what became of the order once there is a session, and cancels what rests then.
      about(request, ReportKind.outcome_unknown, text);
    } else {
      about(request, request.kind === 'cancel' ? ReportKind.cancel_rejected : ReportKind.replace_rejected, text);
    }
  }

  function send(request: Request): boolean {
    const { kind, clientId } = request;
    if (kind === 'cancel') return adapter.cancel(clientId);
    if (kind === 'replace') return adapter.replace(clientId, request.priceTicks, request.quantityLots, request.symbol);
    return request.order !== undefined && adapter.place(request.order);
  }

  /** The clock is read here, not once per batch: the rate windows need the moment of the write. */
  function drain(lane: Lane): number {
    let count = 0;
    for (; count < SENDS_PER_TURN; count++) {
      const request = outbox.peek(lane);
      if (request === undefined || reports.isTight()) break;
      if (!isUp) {
        refuse(outbox.take(lane), 'no session');
        continue;
      }
      if (outstanding.isFull) break;
      const nowUs = clock.nowUs();
      if (!windows.admits(nowUs, request.kind === 'cancel')) break;
      const sentNs = clock.monotonicNs();
      // Outstanding before it is sent: an adapter may answer at once.
      outstanding.add({ request, sentUs: nowUs, sentNs, session, isHeardOf: false });
      const probe = probes.get(request.clientId);
      if (probe !== undefined && request.kind === 'place') probe.sentSession = session;
      if (send(request)) {
        windows.sent(nowUs);
        meter.count(SENT_COUNTERS[request.kind], 1);
        meter.route(sentNs - request.queuedNs);
        outbox.take(lane);
        continue;
      }
      outstanding.take(request.kind, request.clientId);
      // A cancel or replace that the socket has no room for now is worth waiting for; a place goes elsewhere.
      if (request.kind !== 'place' && isUp && nowUs - request.queuedUs < timeoutUs) break;
      refuse(outbox.take(lane), 'not written');
    }
    return count;
  }

  function tellLate(nowUs: number): number {
    let count = 0;
    for (const kind of KINDS) {
      for (;;) {
        const oldest = outstanding.oldest(kind);
        if (oldest === undefined) break;
        const lost = !isUp || oldest.session !== session;
        if ((!lost && nowUs - oldest.sentUs < timeoutUs) || reports.isTight()) break;
        tellUnknown(oldest, lost ? 'session lost' : 'no answer in time', nowUs);
        count += 1;
      }
    }
    return count;
  }

  function tellUnknown(late: Outstanding, text: string, nowUs: number): void {
    const { kind, clientId, orderId, attempt } = late.request;
    outstanding.take(kind, clientId);
    meter.count('timeouts', 1);
    about(late.request, ReportKind.outcome_unknown, text);
    let probe = probes.get(clientId);
    if (probe === undefined) {
      probe = newProbe(clientId, orderId, attempt, kind === 'place' ? late.session : 0, false, nowUs);
      probe.ofPlace = kind === 'place';
      probes.add(probe);
    }
    if (kind === 'replace') {
      const { priceTicks, quantityLots } = late.request;
      probe.replace = { priceTicks, quantityLots, session: late.session, deniedSinceUs: 0 };
    }
  }

  function ask(probe: Probe): 'asked' | 'later' | 'not now' {
    if (outbox.holds(probe.orderId)) return 'later'; // "Absent" would be no answer: the place may still wait here.
    if (!adapter.query(probe.clientId)) return 'not now';
    meter.count('queries_sent', 1);
    return 'asked';
  }

  /** Asked for again later and later, so that the answers can catch up: one list must be known from another. */
  function list(nowUs: number): void {
    if (listing === 'asked' && nowUs - listedSinceUs < timeoutUs * listsAsked) return;
    listed.clear();
    listedSinceUs = nowUs;
    listing = 'asked';
    listsAsked += 1;
    listsToCome += 1;
    if (adapter.listOpen()) return;
    listing = 'due';
    listsAsked -= 1;
    listsToCome -= 1;
  }

  // ---- from the venue

  function known(clientId: string, kind: Report['kind'], fields: Partial<Report>): boolean {
    const id = parseVenueClientId(journal, clientId);
    if (id === undefined) {
      meter.count('suspicious', 1);
      report({ ...fields, kind, orderId: 0, text: clientId });
      return false;
    }
    report({ ...fields, kind, orderId: id.orderId, attempt: id.attempt });
    return true;
  }

  /**
   * An answer to that kind of request: returns when it was sent, for the report. An order that can't rest is answered
   * by its end only: without it nobody would ever ask again what became of it.
   */
  function answered(kind: Request['kind'], clientId: string): Outstanding | undefined {
    const found = outstanding.get(kind, clientId);
    if (found === undefined || found.isHeardOf) return undefined;
    if (kind === 'place' && endsAtOnce(found.request)) found.isHeardOf = true;
    else outstanding.take(kind, clientId);
    const ns = clock.monotonicNs() - found.sentNs;
    meter.venue(ns);
    if (kind === 'place') latencyUs += (ns / 1000 - latencyUs) * (latencyUs === 0 ? 1 : LATENCY_WEIGHT);
    return found;
  }

  /**
   * The order is known to exist or to be final: a question that only its own silence raised need not be asked; that it
   * exists says nothing of its cancel or replace. One that was asked already is waited for.
   */
  function settle(clientId: string, isFinal: boolean): void {
    const probe = probes.get(clientId);
    const isAnswered = probe !== undefined && (isFinal || (probe.ofPlace && probe.replace === undefined));
    if (isAnswered && !probe.forSession && !probes.isAsked(clientId)) probes.remove(clientId);
    if (!isFinal) return;
    for (const kind of KINDS) outstanding.take(kind, clientId);
    listed.delete(clientId);
  }

  /** Refused, perhaps because the order is final there and its end was never heard of: asks. */
  function doubt(clientId: string): void {
    const id = parseVenueClientId(journal, clientId);
    if (id === undefined || probes.get(clientId) !== undefined) return;
    probes.add(newProbe(clientId, id.orderId, id.attempt, session, false, clock.nowUs()));
  }

  const events: VenueEvents = {
    up(isFenced) {
      isUp = true;
      session += 1;
      fenced = isFenced;
      state = BrokerState.recovering;
      recoveringSinceUs = clock.nowUs();
      listing = 'due';
      listsAsked = 0;
      listsToCome = 0;
      probes.sessionLost();
      report({ kind: ReportKind.session_up, orderId: 0, executionId: session, state: isFenced ? 1 : 0 });
    },
    down(reason) {
      if (!isUp) return;
      isUp = false;
      state = BrokerState.down;
      listing = 'done';
      probes.sessionLost();
      report({ kind: ReportKind.session_down, orderId: 0, executionId: session, text: reason });
    },
    acknowledged(clientId) {
      const sent = answered('place', clientId);
      if (known(clientId, ReportKind.acknowledged, { sentNs: sent?.sentNs ?? 0 })) settle(clientId, false);
    },
    rejected(clientId, reason, transient) {
      const sent = answered('place', clientId);
      const kind = transient ? ReportKind.rejected_transient : ReportKind.rejected;
      if (known(clientId, kind, { sentNs: sent?.sentNs ?? 0, text: reason })) settle(clientId, true);
    },
    filled(clientId, executionId, priceTicks, quantityLots, filledLots) {
      const fields = { executionId, lastTicks: priceTicks, lastLots: quantityLots, filledLots };
      answered('place', clientId);
      const waiting = outstanding.get('place', clientId)?.request.order;
      if (waiting !== undefined && filledLots >= waiting.quantityLots) outstanding.take('place', clientId);
      // No `settle`: the fill may be an old one told again, which ends no doubt.
      known(clientId, ReportKind.filled, fields);
    },
    cancelled(clientId, filledLots) {
      answered('cancel', clientId);
      if (known(clientId, ReportKind.cancelled, { filledLots })) settle(clientId, true);
    },
    expired(clientId, filledLots) {
      if (known(clientId, ReportKind.expired, { filledLots })) settle(clientId, true);
    },
    cancelRejected(clientId, text) {
      answered('cancel', clientId);
      if (known(clientId, ReportKind.cancel_rejected, { text })) doubt(clientId);
    },
    replaced(clientId, priceTicks, quantityLots, filledLots) {
      // The answer to an earlier one, told twice, isn't the answer to this one.
      const asked = outstanding.get('replace', clientId)?.request;
      if (asked?.priceTicks === priceTicks && asked.quantityLots === quantityLots) answered('replace', clientId);
      known(clientId, ReportKind.replaced, { priceTicks, quantityLots, filledLots });
    },
    replaceRejected(clientId, text) {
      answered('replace', clientId);
      if (known(clientId, ReportKind.replace_rejected, { text })) doubt(clientId);
    },
    state: hearState,
    listed() {
      if (listsToCome > 0) listsToCome -= 1;
      // In 30 s an answer was lost rather than late.
      if (listing === 'asked' && (listsToCome === 0 || state === BrokerState.unavailable)) listing = 'done';
    },
  };

  function hearState(
    clientId: string,
    venueState: VenueState,
    priceTicks: number,
    quantityLots: number,
    filledLots: number,
  ): void {
    const fields = { state: VenueStateCode[venueState], priceTicks, quantityLots, filledLots };
    const id = parseVenueClientId(journal, clientId);
    const probe = probes.get(clientId);
    if (id === undefined) {
      known(clientId, ReportKind.state, fields);
    } else if (listing === 'asked') {
      // A line of the list: nothing to say yet, the engine asks about every order that it believes open.
      if (venueState === 'open' && listed.size < LISTED_MAX) listed.set(clientId, id);
    } else if (probe === undefined) {
      // Answered before: a question that was asked again.
    } else if (venueState === 'open' && mayBeReplacedYet(probe, priceTicks, quantityLots)) {
      probes.rest(probe, clock.nowUs());
    } else if (venueState !== 'absent') {
      probes.remove(clientId);
      listed.delete(clientId);
      outstanding.take('place', clientId);
      known(clientId, ReportKind.state, fields);
      if (venueState !== 'open') settle(clientId, true);
    } else if (isProven(probe)) {
      probes.remove(clientId);
      known(clientId, ReportKind.absent, { state: VenueStateCode.absent });
      settle(clientId, true);
    } else {
      probe.absentSinceUs ||= clock.nowUs();
      probes.rest(probe, clock.nowUs());
    }
  }

  /**
   * A fenced session acts on no bytes of earlier ones. Within one session, and without a fence, the place may still
   * be under way: it has to be absent twice, `proofUs` apart.
   */
  function isProven(probe: Probe): boolean {
    if (fenced && probe.sentSession < session) return true;
    return probe.absentSinceUs > 0 && clock.nowUs() - probe.absentSinceUs >= proofUs;
  }

  /** The question may have overtaken a replace just as it may overtake a place: the old values prove nothing at once. */
  function mayBeReplacedYet({ replace }: Probe, priceTicks: number, quantityLots: number): boolean {
    if (replace === undefined || (replace.priceTicks === priceTicks && replace.quantityLots === quantityLots))
      return false;
    if (fenced && replace.session < session) return false;
    const nowUs = clock.nowUs();
    if (replace.deniedSinceUs > 0 && nowUs - replace.deniedSinceUs >= proofUs) return false;
    replace.deniedSinceUs ||= nowUs;
    return true;
  }

  function reconcile(nowUs: number): void {
    if (listing !== 'done' || sessionsHeard < session || !allAsked || probes.forSession > 0) {
      if (nowUs - recoveringSinceUs > RECONCILE_US) state = BrokerState.unavailable;
      return;
    }
    state = BrokerState.ready;
    report({ kind: ReportKind.reconciled, orderId: 0, executionId: session });
    // What rests there and the engine believes to be final: its state is told, and is the engine's to doubt.
    for (const [clientId, { orderId, attempt }] of listed) {
      if (probes.get(clientId) === undefined) probes.add(newProbe(clientId, orderId, attempt, 0, false, nowUs));
    }
    listed.clear();
  }

  const adapter = options.createAdapter(events);

  return {
    open: () => adapter.open(),
    close: () => adapter.close(),
    request(request) {
      if (outbox.push(request)) return;
      meter.count('outbox_full', 1);
      refuse(request, 'outbox full');
    },
    probe(clientId, orderId, attempt) {
      const sentSession = outstanding.get('place', clientId)?.session ?? 0;
      const nowUs = clock.nowUs();
      listed.delete(clientId);
      const probe = probes.get(clientId);
      if (probe !== undefined) probes.raise(probe);
      else probes.add(newProbe(clientId, orderId, attempt, sentSession, true, nowUs));
    },
    doubt(clientId, orderId, attempt) {
      if (probes.get(clientId) !== undefined) return;
      probes.add(newProbe(clientId, orderId, attempt, session, false, clock.nowUs()));
    },
    sessionHeard() {
      sessionsHeard += 1;
      allAsked = false;
    },
    endOfProbes() {
      allAsked = true;
    },
    turn(nowUs) {
      let work = tellLate(nowUs);
      for (const lane of LANES) work += drain(lane);
      if (!isUp) return work;
      if (listing !== 'done') list(nowUs);
      if (listing === 'done') work += probes.turn(nowUs, ask);
      if (state !== BrokerState.ready) reconcile(nowUs);
      return work;
    },
    get hasCancels() {
      return outbox.cancels > 0;
    },
    pauseReading: (paused) => adapter.pauseReading(paused),
    score: (nowUs) => packScore(state, latencyUs, outbox.size < busyAt ? windows.left(nowUs) : 0, outbox.size),
  };
}

function endsAtOnce({ order }: Request): boolean {
  return order?.type === 'market' || order?.timeInForce === 'ioc' || order?.timeInForce === 'fok';
}

const SENT_COUNTERS = { place: 'placed', cancel: 'cancels_sent', replace: 'replaces_sent' } as const;

function newProbe(
  clientId: string,
  orderId: number,
  attempt: number,
  sentSession: number,
  forSession: boolean,
  nowUs: number,
): Probe {
  return {
    clientId,
    orderId,
    attempt,
    sentSession,
    ofPlace: false,
    replace: undefined,
    forSession,
    absentSinceUs: 0,
    sinceUs: nowUs,
  };
}
