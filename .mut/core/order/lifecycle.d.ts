/** What can happen to an order. */
export declare const OrderEvent: {
    readonly acknowledged: 0;
    readonly partly: 1;
    readonly complete: 2;
    readonly cancel_requested: 3;
    readonly cancelled: 4;
    readonly cancel_rejected: 5;
    readonly replace_requested: 6;
    readonly replaced: 7;
    readonly replace_rejected: 8;
    readonly rejected: 9;
    readonly rerouted: 10;
    readonly expired: 11;
    readonly not_sent: 12;
    readonly outcome_unknown: 13;
    readonly resolved_open: 14;
    /** What it was held for is gone. */
    readonly released: 15;
};
export type OrderEvent = (typeof OrderEvent)[keyof typeof OrderEvent];
/** NOTE of an event that books a fill beyond the order's quantity: the book is halted. */
export declare const NOTE_OVERFILL: number;
/** The status after `event`, or 0: the table lacks the pair. `filledLots` decides what working means. */
export declare function statusAfter(status: number, event: OrderEvent, filledLots: number): number;
/** 0, or the number of the explanation of an odd pair. */
export declare function oddNote(status: number, event: OrderEvent): number;
/** Whether NOTE of such an event is one of these: placements and replaces have warnings there, or whose limit it was. */
export declare function hasNote(kind: number): boolean;
export declare function noteText(note: number): string | undefined;
/**
 * Whether an event of this kind, after which the order is `status`, ends a replace. Until then the larger of old and new
 * stays reserved: also while the outcome is unknown or a cancel is under way.
 */
export declare function isReplaceOver(eventKind: number, status: number): boolean;
