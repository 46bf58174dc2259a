/**
 *   clients, in processes of their own ── rough road ── gateway, killed again and again ── simulated venue
 */
export interface SoakOptions {
    readonly seed: number;
    readonly accounts: number;
    readonly clientsPerAccount: number;
    readonly processes: number;
    readonly ordersPerSecond: number;
    /** Of the first account alone. */
    readonly hotOrdersPerSecond: number;
    readonly sleepers: number;
    readonly seconds: number;
    /** Between a start and the next kill. */
    readonly killAfterMs: readonly [low: number, high: number];
    readonly accidentsPerSecond: number;
    readonly comesBackEveryMs: number;
    readonly threads: 'dedicated' | 'compact';
    readonly progress: (text: string) => void;
    readonly enough: () => boolean;
}
export interface SoakEnd {
    readonly problems: readonly string[];
    readonly clients: number;
    /** Of which nothing was wrong. */
    readonly survived: number;
    readonly figures: string;
    readonly folder: string;
}
export declare function soak(options: SoakOptions): Promise<SoakEnd>;
