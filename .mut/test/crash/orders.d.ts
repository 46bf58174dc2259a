import type { ClientRequest } from './ack-log.ts';
import type { Random } from './random.ts';
/** A new order under that client order id: rests far away, crosses, takes at once, ends soon, or is refused. */
export declare function drawOrder(random: Random, id: string, nowMs: number): ClientRequest;
/** Another price and quantity for that order, further from the market. */
export declare function drawReplace(random: Random, placed: ClientRequest): ClientRequest | undefined;
export declare function drawCancelAll(random: Random): ClientRequest;
/** The same client order id, another payload. */
export declare function otherPayload(placed: ClientRequest): ClientRequest;
