import { connectWith } from './client.ts';
import { openSocket } from './socket-node.ts';
import { type MultiBrokerService, serviceOf } from './multi-broker-service.ts';
import type { Client, ConnectOptions } from './types.ts';

export { ConnectionClosed, DeadlineExceeded, OutcomeUnknown, Refused, TickgateError } from './errors.ts';
export type { BrokerHealth, MultiBrokerService, ServiceOrder } from './multi-broker-service.ts';
export type * from './types.ts';

/** Connects to a gateway, logs on if there is a key, and stays connected until `close`. */
export function connect(options: ConnectOptions): Promise<Client> {
  return connectWith(openSocket, options);
}

/** Orders by the names of the older services; without options at the gateway's default address. One per gateway. */
export function getMultiBrokerService(options?: Partial<ConnectOptions>): MultiBrokerService {
  return serviceOf(connect, options);
}
