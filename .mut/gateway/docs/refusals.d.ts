import { type RejectName } from '../../core/schema/reject.ts';
import { type JsonSchema } from './json-schema.ts';
/** `null`: the frame had none that could be read. */
export declare const callId: JsonSchema;
export declare const refusalSchemas: {
    readonly Refusal: JsonSchema;
    readonly RiskRefusal: JsonSchema;
    readonly BatchRefusal: JsonSchema;
    readonly BatchRiskRefusal: JsonSchema;
    readonly CallRefusal: JsonSchema;
    readonly CallRiskRefusal: JsonSchema;
    readonly FrameRefusal: JsonSchema;
};
/** A refusal by one of these codes, in the shape that each has. */
export declare function refusedBy(codes: readonly RejectName[], shape: '' | 'Call'): JsonSchema;
/** Statuses in order, each with the codes that say it. */
export declare function byStatus(codes: readonly RejectName[]): ReadonlyMap<number, readonly RejectName[]>;
