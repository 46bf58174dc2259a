import type { Words } from './peer.ts';
/** An upgrade as it should be. */
export declare const HANDSHAKE: string;
export declare const Opcode: {
    readonly continuation: 0;
    readonly text: 1;
    readonly binary: 2;
    readonly close: 8;
    readonly ping: 9;
    readonly pong: 10;
};
export interface FrameOptions {
    readonly fin?: boolean;
    /** The three reserved bits, 1 to 7. */
    readonly reserved?: number;
    readonly isMasked?: boolean;
    /** The form in which the length is written, if not the shortest. */
    readonly lengthBytes?: 2 | 8;
    /** The length that is claimed, if not the payload's own. */
    readonly claims?: bigint;
}
/** A client's frame, as it should be unless `options` say otherwise. */
export declare function frame(opcode: number, payload: string | Uint8Array, options?: FrameOptions): Buffer;
export declare function text(payload: string | Uint8Array, options?: FrameOptions): Buffer;
export declare function closeFrame(code: number, reason?: string | Uint8Array): Buffer;
export declare const CALL_FENCE: Buffer<ArrayBufferLike>;
/**
 * Reads the gateway's frames: answers as "400 INVALID_JSON", others as "pong ab", "close 1000". What channels say is
 * passed over.
 */
export declare class WsWords implements Words {
    #private;
    readonly words: string[];
    isFenced: boolean;
    isOpen: boolean;
    take(bytes: Buffer): void;
    end(): void;
}
