import { QUERY_FIELDS } from '../http/routes.ts';
import { type JsonSchema } from './json-schema.ts';
export declare const CLIENT_ID_PATTERN: string;
export declare const ORDER_ID_PATTERN = "^[1-9][0-9]{0,15}$";
type QueryField = (typeof QUERY_FIELDS)[keyof typeof QUERY_FIELDS][number];
/** Parameters of lists: in the query of an HTTP path, or params of a method. */
export declare const PARAMETERS: Readonly<Record<QueryField, JsonSchema>>;
/** Of a list of instruments, by number. */
export declare const INSTRUMENT_PAGE: {
    readonly limit: JsonSchema;
    readonly cursor: {
        readonly type: 'string';
        readonly pattern: '^[0-9]{1,7}$';
        readonly description: 'next_cursor of the page before';
    };
};
export declare const ORDER_ID_PARAMETER: JsonSchema;
export declare const CLIENT_ID_PARAMETER: JsonSchema;
export declare const SYMBOL_PARAMETER: JsonSchema;
export declare const requestSchemas: {
    readonly Stop: JsonSchema;
    readonly Resume: JsonSchema;
    readonly LimitChange: JsonSchema;
    readonly Override: JsonSchema;
    readonly Rearm: JsonSchema;
    readonly Rate: JsonSchema;
    readonly PlaceOrder: JsonSchema;
    readonly PlaceBatch: JsonSchema;
    readonly ReplaceOrder: JsonSchema;
    readonly ReplaceNamedOrder: JsonSchema;
    readonly OrderName: JsonSchema;
    readonly Scope: JsonSchema;
    readonly AccountOnly: JsonSchema;
    readonly ListPositions: JsonSchema;
    readonly LimitScope: JsonSchema;
    readonly ListOrders: JsonSchema;
    readonly ListFills: JsonSchema;
    readonly ListInstruments: JsonSchema;
    readonly Subscription: JsonSchema;
    readonly Resumption: JsonSchema;
    readonly Heartbeat: JsonSchema;
    readonly Guard: JsonSchema;
    readonly CancelAfter: JsonSchema;
    readonly Logon: JsonSchema;
    readonly NoParams: JsonSchema;
};
export {};
