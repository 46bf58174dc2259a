import { BrokerState } from '../../core/routing/scoreboard.ts';
import type { DeskClock } from './desk.ts';
import type { DeskReports } from './desk-reports.ts';
import { type Probes } from './probes.ts';
/**
 * A broker's session, and how far it is reconciled.
 *
 *   down ── up ─▶ recovering ── listed, every probe of the session answered, its end mark seen ─▶ ready
 *     ▲                │ 30 s: unavailable, goes on trying                                          │
 *     └────────────────┴──────────────────────── down ──────────────────────────────────────────────┘
 */
export interface DeskSession {
    isUp(): boolean;
    /** Counts the sessions of this run. */
    number(): number;
    /** Whether the venue promised to act on no bytes of earlier sessions. */
    isFenced(): boolean;
    state(): BrokerState;
    up(isFenced: boolean): void;
    down(reason: string): void;
    /** The engine has heard of a session that came up, in the order in which they were reported. */
    heard(): void;
    /** The engine has asked about every order that the last session heard of needs. */
    endOfProbes(): void;
    /** The states that are told now are lines of the list. */
    isListing(): boolean;
    /** The list is complete: before, nothing is asked. */
    isListed(): boolean;
    /** A line of the list: an order that rests there. */
    listLine(orderId: number, attempt: number): void;
    endOfList(): void;
    /** The order is asked about, or final: its line says nothing more. */
    forgetLine(orderId: number, attempt: number): void;
    /** Asks for the list where it is due. */
    askForList(nowUs: number, ask: () => boolean): void;
    /** Looks whether everything is answered. */
    reconcile(nowUs: number): void;
}
export interface DeskSessionParts {
    readonly probes: Probes;
    readonly reports: DeskReports;
    readonly clock: DeskClock;
    readonly timeoutUs: number;
}
export declare function createDeskSession({ probes, reports, clock, timeoutUs }: DeskSessionParts): DeskSession;
