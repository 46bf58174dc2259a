import type { Instrument } from '../../core/market/instruments.ts';
import type { FeedKind } from './feed.ts';
/**
 * The JSON frame of a feed that tells updates singly: the text of `encode-quote.ts`, kept as bytes and brought up to
 * date in place. What neither changed nor moved stays as it is.
 *
 *   {"channel":"quotes:BTCUSDT","type":"update","data":{"symbol":"BTCUSDT","bid":│"45000.1"│,"bid_quantity":│"0.003"│ … }}
 *   text of field 0                                                               value 0   text of field 1  value 1   tail
 *   ▲ starts[0] = 0                                                                         ▲ starts[1]
 */
export interface UpdateFrame {
    readonly bytes: Uint8Array;
    readonly fields: readonly Field[];
    /** Where each field stands; after the last, where they end. */
    readonly starts: Int32Array;
    readonly values: Float64Array;
    view: Uint8Array;
}
interface Field {
    readonly text: Uint8Array;
    /** Of an entry: the quote's words, sequence, skipped. */
    readonly word: number;
    /** The field is null while this word is 0; -1: it never is. */
    readonly nullBy: number;
    readonly form: Form;
    readonly mantissa: number;
    readonly decimals: number;
}
declare const Form: {
    readonly amount: 0;
    readonly time: 1;
    readonly count: 2;
};
type Form = (typeof Form)[keyof typeof Form];
export declare function createUpdateFrame(channel: string, kind: FeedKind, instrument: Instrument): UpdateFrame;
/** The frame of the entry whose words begin at index `at`; valid until the next. */
export declare function rewriteFrame(frame: UpdateFrame, entry: Float64Array, at: number): Uint8Array;
export {};
