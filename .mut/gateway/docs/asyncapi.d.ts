export declare const WS_ABOUT: string;
/** AsyncAPI 3.0.0, from the gateway's side: it receives calls and sends answers and frames. */
export declare function asyncapi(version: string, host: string): object;
