/**
 * Every sync of the journal takes a second. What was routed before it becomes durable all at once after it: the venues
 * must not get it all at once. Their own logs say when what came.
 *
 *   orders   │││││││││││││││││││││││││││
 *   durable            ▌         ▌         ▌
 *   sent               ┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆   never more than the venue takes in a second
 */
export interface SlowDiskOptions {
    readonly seed: number;
    readonly loadMs: number;
    readonly threads: 'dedicated' | 'compact';
    readonly ackDir: string;
}
export interface SlowDisk {
    readonly problems: readonly string[];
    readonly folder: string;
    readonly asked: number;
    readonly acknowledged: number;
    readonly busy: number;
    /** The most that a venue got within `WINDOW_MS`. */
    readonly most: number;
    readonly syncs: number;
}
export declare const PER_SECOND = 20;
export declare function slowDisk(options: SlowDiskOptions): Promise<SlowDisk>;
