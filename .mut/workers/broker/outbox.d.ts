import { type Request } from './request.ts';
/**
 * What waits to be sent to one venue. Two lanes, so that cancels can use what the rate windows keep for them:
 *
 *   cancels   ─▶ c7 c9 ────────────▶
 *   others    ─▶ p1 p2 c2 r5 p6 ───▶      c2 stands here because p2 does: an order's requests keep their order
 *
 * An order's request joins the lane in which one of that order already waits.
 */
export interface Outbox {
    size(): number;
    cancels(): number;
    /** Copies the request. False: its lane is full; for a cancel that joins its order there is as much room again. */
    push(request: Request): boolean;
    /** The lane's next request, in an object that the next `peek` fills again. */
    peek(lane: Lane): Request | undefined;
    /** Takes what `peek` showed of that lane. */
    take(lane: Lane): void;
    /** Whether a request of the order waits. */
    holds(orderId: number): boolean;
}
export declare const Lane: {
    readonly cancels: 0;
    readonly others: 1;
};
export type Lane = (typeof Lane)[keyof typeof Lane];
export declare const LANES: readonly Lane[];
/** `capacity`: of each lane. Whatever waits can be cancelled: behind the others is room for a cancel of each. */
export declare function createOutbox(capacity: number): Outbox;
