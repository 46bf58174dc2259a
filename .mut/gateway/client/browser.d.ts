import type { Client, ConnectOptions } from './types.ts';
export { ConnectionClosed, DeadlineExceeded, OutcomeUnknown, Refused, TickgateError } from './errors.ts';
export type * from './types.ts';
/** Connects to a gateway, logs on if there is a key, and stays connected until `close`. */
export declare function connect(options: ConnectOptions): Promise<Client>;
