import { type EventReader } from '../../core/memory/event-ring.ts';
import type { RingConsumer } from '../../core/memory/ring.ts';
import type { Agent, Bell } from '../../workers/agent.ts';
import type { FrontDoor } from '../front-door.ts';
export interface GatewayTurns {
    readonly door: Pick<FrontDoor, 'handOver' | 'pump' | 'activity' | 'hasQuotes'>;
    readonly events: EventReader;
    readonly answers: RingConsumer;
    /** Answers wait until what they show is durable (ACK=durable). */
    readonly gated: boolean;
    /** The engine, where it takes its turns in this thread. */
    readonly engine: Agent | undefined;
    readonly engineBell: Bell;
    /** A sign of life between the rounds of a long turn. Returns the time, microseconds. */
    readonly goesOn: () => number;
}
/**
 * The gateway's turn, between the callbacks of its sockets: what came in is handed over, in compact mode it is decided, then
 * everything that may go out goes out. One round of that is bounded, and a turn is as many as there are full ones: between
 * two turns the sockets may bring thousands of requests, and what they ask for must not fall behind.
 */
export interface GatewayAgent extends Agent {
    /** Lets the engine finish what has come in and then gives it no more turns; true once that is so. */
    endEngine(): boolean;
}
export declare function createGatewayAgent(parts: GatewayTurns): GatewayAgent;
