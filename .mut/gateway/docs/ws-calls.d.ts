import type { RejectName } from '../../core/schema/reject.ts';
import type { AnswerName } from './answer-schemas.ts';
import type { ExampleName } from './examples.ts';
import type { requestSchemas } from './request-schemas.ts';
/** One method of a WebSocket session. */
export interface WsMethod {
    readonly name: string;
    readonly about: string;
    readonly params: keyof typeof requestSchemas;
    readonly paramsExample: ExampleName;
    readonly maxBytes: number;
    /** Statuses of good answers. */
    readonly statuses: readonly number[];
    readonly result: AnswerName;
    readonly resultExample: ExampleName;
    readonly codes: readonly RejectName[];
}
/** One channel to subscribe to. */
export interface WsChannel {
    readonly name: string;
    readonly key: string;
    readonly about: string;
    readonly frame: AnswerName;
    readonly example: ExampleName;
    /** What its frames are: `snapshot`, `update`, `batch`, `closing`, or `report`. */
    readonly kinds: readonly string[];
    /** Nobody subscribes to it. */
    readonly isUnasked?: true;
}
export declare const WS_METHODS: readonly WsMethod[];
/** Of a frame that is no call: its id is null where none could be read. */
export declare const FRAME_CODES: readonly RejectName[];
export declare const WS_CHANNELS: readonly WsChannel[];
/** Why the gateway ends a session. */
export declare const WS_CLOSES: readonly (readonly [number, string])[];
