/** When the gateway's own venue got what, in milliseconds since 1970 of its wall clock, by its log. */
export interface VenueTimes {
    /** New orders, accepted or rejected. */
    readonly placed: readonly number[];
    /** Orders that a cancel ended. */
    readonly cancelled: readonly number[];
}
export declare function venueTimes(data: string): VenueTimes;
