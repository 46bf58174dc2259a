import { LIMIT_NAMES } from '../inbound/limit-values.ts';
import { type JsonSchema, type Properties } from './json-schema.ts';
/** A limit's value as it is told. */
export declare function limitValue(name: (typeof LIMIT_NAMES)[number]): JsonSchema;
/** A position's part that is money of the account. */
export declare const positionMoney: JsonSchema;
export declare const markFields: Properties;
export declare const riskSchemas: {
    readonly ScopeFigures: JsonSchema;
    readonly Control: JsonSchema;
    readonly Account: JsonSchema;
    readonly Pnl: JsonSchema;
    readonly LimitsInForce: JsonSchema;
    readonly Limits: JsonSchema;
    readonly LimitsChanged: JsonSchema;
    readonly OverrideSet: JsonSchema;
    readonly Rearmed: JsonSchema;
    readonly RateSet: JsonSchema;
    readonly Validation: JsonSchema;
    readonly PnlFrame: JsonSchema;
};
