/** Requests as bytes: nothing is checked, so anything can be sent. */
export declare const HOST = "Host: localhost";
export declare const JSON_TYPE = "Content-Type: application/json";
/** Headers as they are given, and then the body. */
export declare function request(line: string, headers: readonly string[], body?: string | Uint8Array): Uint8Array;
export declare function get(path: string, ...headers: string[]): Uint8Array;
/** A write with everything that it needs, and its length. */
export declare function write(method: string, path: string, body: string | Uint8Array, ...headers: string[]): Uint8Array;
export declare function post(body: string | Uint8Array, ...headers: string[]): Uint8Array;
/** An order that would pass, with these fields instead of its own, as they are: `price: '1e3'` is a number in JSON. */
export declare function orderText(fields?: Readonly<Record<string, string | undefined>>): string;
export declare function order(fields: Readonly<Record<string, string | undefined>>): readonly Uint8Array[];
