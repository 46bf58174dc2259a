import type { Records } from '../../core/memory/records.ts';
import { type CommandKind } from '../../core/schema/command.ts';
import { type Shared } from '../../core/topology.ts';
import { type Responder } from '../../gateway/inbound/pending.ts';
import type { Clock } from '../../workers/clock.ts';
import type { OrderHistory } from '../../workers/follower/order-history.ts';
import { type WorldSettings } from './world.ts';
/**
 * The front door without its server: entry rules, router, parser, admission, pump and answers are the gateway's own.
 * Requests come as an HTTP head and a body, each from somebody who has one account.
 */
export interface SimulatedDoor {
    request(account: number, request: HttpRequest, responder: Responder): void;
    /** One turn: what was admitted is handed over, what may go out goes out. */
    turn(): number;
    /** A word of the operator, which needs no answer. */
    operator(kind: CommandKind): void;
    /** The same of risk: `fill` writes what the command has besides its kind; no account, no instrument. */
    administer(kind: CommandKind, fill: (records: Records, at: number) => void): void;
    /** What the sessions of a key say of themselves; answered to nobody. */
    guard(kind: CommandKind, account: number, key: number, scope: number, delayUs: number): void;
    stopAdmitting(): void;
    readonly pendingCount: number;
}
export interface HttpRequest {
    readonly method: string;
    readonly path: string;
    readonly query?: string;
    readonly body?: string;
    /** Instead of, or beside, what an honest client sends; '' leaves a header out. */
    readonly headers?: Readonly<Record<string, string>>;
}
export interface SimulatedDoorParts {
    readonly settings: WorldSettings;
    readonly shared: Shared;
    readonly clock: Clock;
    readonly history: OrderHistory;
    readonly journalId: string;
}
export declare function createSimulatedDoor(parts: SimulatedDoorParts): SimulatedDoor;
