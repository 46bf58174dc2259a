import { type OpenSocket } from './socket.ts';
import type { Client, ConnectOptions } from './types.ts';
/** Resolves once the gateway is ready for orders; rejects if that takes longer than `deadlineMs`. */
export declare function connectWith(open: OpenSocket, options: ConnectOptions): Promise<Client>;
