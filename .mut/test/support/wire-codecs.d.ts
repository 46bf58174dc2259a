import fc from 'fast-check';
import type { WireError } from '../../core/wire/header.ts';
import type { WireLayout } from '../../core/wire/layout.ts';
/** Every record with its codec and any value that it can hold, for tests that hold for all of them. */
export interface WireCodec {
    readonly layout: WireLayout;
    readonly any: fc.Arbitrary<object>;
    create(): object;
    encode(view: DataView, at: number, from: object): number;
    decode(view: DataView, at: number, into: object): WireError;
    /** The decoder takes any number; the gateway's parser says what is wrong with it. */
    readonly isRequest: boolean;
}
export declare const WIRE_CODECS: readonly WireCodec[];
