import type { BrokerCounter } from '../../core/topology.ts';
import { type RateLimits } from './rate-windows.ts';
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
export declare function createDesk(options: DeskOptions): Desk;
