/**
 * A process that sends orders as fast as it is told, whatever becomes of them. Commands on stdin, an answer of one line
 * of JSON for each on stdout:
 *
 *   {"do":"rest","count":N}                               places orders that rest, all of them
 *   {"do":"closed","window":N,"seconds":S}                so many in flight always
 *   {"do":"open","rate":R,"cancels":C,"seconds":S}        so many a second, and cancels of those that rest
 *   {"do":"end"}                                          writes what was asked and answered to its log
 */
export interface FloodOptions {
    readonly port: number;
    readonly connections: number;
    /** What client order ids begin with. */
    readonly prefix: string;
    readonly log: string;
}
export type FloodCommand = {
    readonly do: 'rest';
    readonly count: number;
} | {
    readonly do: 'closed';
    readonly window: number;
    readonly seconds: number;
} | {
    readonly do: 'open';
    readonly rate: number;
    readonly cancels: number;
    readonly seconds: number;
} | {
    readonly do: 'end';
};
export interface FloodReport {
    readonly asked: number;
    readonly accepted: number;
    /** 503 BUSY. */
    readonly busy: number;
    /** Other answers, by status. */
    readonly others: Readonly<Record<string, number>>;
    readonly unanswered: number;
    /** Due, but the gateway's sockets were full. */
    readonly heldBack: number;
    readonly cancels: Readonly<Record<string, number>>;
    readonly seconds: number;
    /** Milliseconds from when it was due to its answer: median, 99 of 100, worst. */
    readonly acceptedMs: readonly [number, number, number];
    readonly busyMs: readonly [number, number, number];
    /** Only of cancels on a connection that the flood doesn't use. */
    readonly cancelMs: readonly [number, number, number];
    readonly closed: readonly string[];
}
