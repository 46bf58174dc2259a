/**
 * What every client was told of one account, against what it was promised and against what the others were told:
 *
 *   each client   1, 2, 3, …                 no gap, no repeat, no reordering; a gap that was said is one that had to be
 *   all clients   (epoch, sequence) ─▶ hash  the same report says the same to everybody, in JSON, in records, and again
 *
 * It imports nothing of the gateway, and knows of a report only what the documentation says.
 */
export interface StreamsJudge {
    /** The newest sequence that anybody was told. */
    readonly newest: number;
    readonly delivered: number;
    readonly gaps: number;
    readonly problems: readonly Problem[];
    client(name: string): ClientJudge;
    /** `client_order_id` of every order that was told as accepted → its `order_id`. */
    readonly accepted: ReadonlyMap<string, string>;
    /** Events that ended an order, by its `order_id`. */
    isFinal(orderId: string): boolean;
    /** Whether all clients have the newest. */
    readonly isTogether: boolean;
    /** All clients have to be at the same place now. */
    ended(): void;
}
export interface ClientJudge {
    /** The last that it has; undefined before the first. */
    readonly at: Place | undefined;
    report(report: ToldReport): void;
    /** A report of which only its place is known. */
    place(epoch: string, sequence: number): void;
    /** It was told that reports are missing. */
    gap(after: Place, resumedAt: Place): void;
}
export interface Place {
    readonly epoch: string;
    readonly sequence: number;
}
export interface ToldReport extends Place {
    readonly event: string;
    readonly order: {
        readonly order_id: string;
        readonly client_order_id: string | null;
        readonly status: string;
    } | null;
}
export interface Problem {
    readonly client: string;
    readonly what: string;
}
/** Of each account the gateway keeps so many reports. */
export declare const REPORTS_KEPT = 10000;
export declare function createStreamsJudge(account: string): StreamsJudge;
