import { OrderEvent } from '../../../core/order/lifecycle.ts';
import type { EngineState } from '../../../core/state/state.ts';
import type { EventFacts, Observer } from '../observer.ts';
/** What happened to the order, in the words of the lifecycle; undefined: nothing that it knows. */
export declare function orderEventOf(state: EngineState, { kind, row, records }: EventFacts): OrderEvent | undefined;
export declare function sequencesHaveNoGap(state: EngineState, { records, seq }: EventFacts): void;
export declare function accountSequencesHaveNoGap(state: EngineState, { records, seq }: EventFacts): void;
export declare function everyMoveIsInTheLifecycle(event: OrderEvent | undefined, { statusBefore, seq, kind }: EventFacts): void;
export declare function anUnknownOutcomeIsNeverSentElsewhere({ kind, statusBefore, seq, orderId }: EventFacts): void;
/** An id is free again only when it has been kept for its time after the order's end. */
export declare function aClientIdMakesOneOrder(observer: Observer, { kind, records, seq }: EventFacts, clientId: string, keptUs: number): void;
