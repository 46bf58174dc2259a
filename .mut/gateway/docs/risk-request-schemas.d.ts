import { type JsonSchema } from './json-schema.ts';
export declare const riskRequestSchemas: {
    readonly LimitChange: JsonSchema;
    readonly Override: JsonSchema;
    readonly Rearm: JsonSchema;
    readonly Rate: JsonSchema;
};
