import type { OrderLog } from '../outbound/order-log.ts';
import type { Encoder } from '../outbound/encode.ts';
import { type BinaryFrame } from './binary-frame.ts';
import type { Session } from './session.ts';
/**
 * All sessions and what waits to be sent to them; and the `orders` channel, in which every session is a cursor into
 * its account's log:
 *
 *   behind   walks the log at the pace of its socket         ─┐ caught up
 *   live     gets each report as it happens, encoded once    ◀┘
 *
 * Nothing is dropped or reordered: a live reader with more than 64 KiB unread is closed and told where to resume, and
 * so is one that walks slower than the log turns over.
 */
export interface Sessions {
    readonly count: number;
    readonly slowClosed: number;
    add(session: Session, nowNs: number): void;
    eldestFirst(): Iterable<Session>;
    remove(session: Session): void;
    /** Queues a text; it goes out with the next `flush`. */
    send(session: Session, text: string): void;
    /** Queues the first `length` bytes of `record`, a copy of them; it shares a frame with the records before it. */
    sendRecord(session: Session, record: Uint8Array, length: number): void;
    /** For a record that is written in place, at the end of the frame: it has at most `most` bytes. Not once it is closed. */
    room(session: Session, most: number): BinaryFrame;
    /** Queues what was written to the end of the frame that `room` gave. */
    written(session: Session, frame: BinaryFrame, length: number): void;
    /** Sends what is queued for one session, or for all. */
    flush(session: Session): void;
    flushAll(): void;
    /** Begins the orders of an account after `sequence`. */
    follow(session: Session, account: number, sequence: number, isBinary: boolean): void;
    unfollow(session: Session): void;
    /** The report with this sequence was appended to the log. */
    report(account: number, sequence: number): void;
    /** Moves one session on if it is behind; the only one to be called in a socket's callback, for that socket. */
    catchUp(session: Session): void;
    /** Moves on all that are behind. */
    catchUpAll(): void;
    /**
     * Tells a session that it is about to be closed, and where its orders go on from:
     * `{"channel":"session","type":"closing","reason":"shutdown","resume":{"account":"demo","epoch":"…","sequence":7}}`.
     */
    notice(session: Session, reason: 'shutdown' | 'lifetime'): void;
    /** Sends what is queued and closes. */
    close(session: Session, code: number, reason: string): void;
    /** Closes all, each with its notice. */
    closeAll(code: number, reason: string): void;
}
export declare function createSessions(log: OrderLog, encoder: Encoder, epoch: string, accounts: readonly string[]): Sessions;
