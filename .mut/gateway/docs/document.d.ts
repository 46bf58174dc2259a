/** One text that is served as it is. */
export interface Document {
    readonly type: string;
    readonly body: string;
    readonly headers: readonly (readonly [string, string])[];
}
/** What the gateway says about its own interface. Each is made at its first request and kept. */
export interface Documents {
    /** GET /openapi.json */
    openapi(): Document;
    /** GET /asyncapi.json */
    asyncapi(): Document;
    /** GET /docs */
    page(): Document;
}
