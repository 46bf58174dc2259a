/** Sends these bytes and returns everything until the peer closes, or until `enough` of it came. */
export declare function rawHttp(port: number, request: string, enough?: RegExp): Promise<string>;
