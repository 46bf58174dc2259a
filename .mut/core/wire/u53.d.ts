export declare function isU53(value: number): boolean;
/** `value` must be one (`isU53`). */
export declare function putU53(view: DataView, at: number, value: number): void;
/** -1: 2^53 or more. */
export declare function getU53(view: DataView, at: number): number;
