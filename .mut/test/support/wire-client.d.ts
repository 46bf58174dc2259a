import type { WireOrderAnswer } from '../../core/wire/order-answer.ts';
import { type WirePlace } from '../../core/wire/place.ts';
import type { WireRefused } from '../../core/wire/refused.ts';
import { type WsClient } from './ws-client.ts';
/** A decoded record of any type; what stands in it depends on the type. */
export interface WireRecord {
    readonly type: number;
    readonly value: Readonly<Record<string, unknown>> & {
        readonly requestId?: number;
    };
}
/** A WebSocket client that talks in records. */
export interface WireClient {
    readonly ws: WsClient;
    readonly catalog: number;
    /** Records that nobody has taken yet, in the order in which they came. */
    readonly records: WireRecord[];
    /** Sends all of them in one frame. */
    send(...records: readonly Uint8Array[]): void;
    /** Waits for the first record where this holds, and takes it. */
    next(where: (record: WireRecord) => boolean): Promise<WireRecord>;
    answer(requestId: number): Promise<WireRecord>;
    destroy(): void;
}
export declare function connectWire(port: number): Promise<WireClient>;
/** The records of a frame, each checked by its decoder. */
export declare function recordsIn(payload: Uint8Array): WireRecord[];
/** The record of this name with these values, zeros elsewhere; texts as Latin-1. */
export declare function record(name: string, values: Readonly<Record<string, unknown>>): Buffer;
/** A limit order for 0.001 BTCUSDT at 45,000, with other values where given. */
export declare function placeRecord(catalog: number, requestId: number, values?: Partial<WirePlace>, clientId?: string): Buffer;
export declare function asAnswer({ type, value }: WireRecord): WireOrderAnswer;
export declare function asRefused({ type, value }: WireRecord): WireRefused;
