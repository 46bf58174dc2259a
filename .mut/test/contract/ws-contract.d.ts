import type { Json } from '../support/gateway-program.ts';
/** Holds real frames to an AsyncAPI document and remembers what was seen. */
export interface WsContract {
    readonly methods: readonly string[];
    /** The answer to a call of this method; 'refused': to a frame that is no call. */
    answer(method: string, frame: Json): void;
    /** A record, sent or received, with its header. */
    record(bytes: Uint8Array): void;
    /** A frame of a channel. */
    frame(frame: Json): void;
    /** `method status`, `channel kind` and records that are documented and nobody has seen. */
    missing(): string[];
    readonly codes: ReadonlySet<string>;
}
/** `kinds`: what the frames of each channel are, by its key. */
export declare function createWsContract(document: Json, kinds: Readonly<Record<string, readonly string[]>>): WsContract;
