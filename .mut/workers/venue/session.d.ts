import type { Socket } from 'node:net';
import type { Faults } from './faults.ts';
import type { VenueLimits } from './limits.ts';
import type { Gateway } from './order.ts';
/**
 * One connection: lines in, lines out, and the faults on the way out. What is said during a batch waits in `ready`
 * until `flush`, so that the log is written first.
 *
 *   socket ─▶ reader ─▶ onLine          answer, report, plain ─▶ (lost, doubled) ─▶ ready ─▶ flush ─▶ socket
 *                                                                            └▶ delayed ─▶ timer ┘
 */
export interface Session {
    gateway: Gateway | undefined;
    subscribed: boolean;
    greeted: boolean;
    readonly local: boolean;
    readonly closed: boolean;
    /** The answer to a place, cancel or replace: every fault may meet it. */
    answer(line: string): void;
    /** A fill or an expiry, which nobody asked for: late by the latency only, perhaps doubled. */
    report(line: string): void;
    /** Anything else: late by the latency, if any. */
    plain(line: string): void;
    /** Hands what is ready to the socket, and stops or goes on reading by what waits there. */
    flush(): void;
    /** Reads no more; what is ready and a last line are said with the next flush, then it closes. */
    end(lastLine: string): void;
    /** Says a last line, then closes; input not yet acted on, and answers not yet said, are dropped. */
    close(lastLine?: string): void;
    /** Ticks go around the faults. False: the subscriber is behind. */
    writeTicks(text: string): boolean;
    readonly unsentBytes: number;
}
export interface SessionEvents {
    line(session: Session, line: string): void;
    /** Wraps whatever handles input, so that the log is written before `flush`. */
    batch(work: () => void): void;
    drained(session: Session): void;
    closed(session: Session): void;
}
export declare function createSession(socket: Socket, limits: VenueLimits, faults: Faults, nowMs: () => number, events: SessionEvents): Session;
