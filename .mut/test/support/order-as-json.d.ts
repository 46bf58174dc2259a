import { type Instrument } from '../../core/market/instruments.ts';
/** What a binary place record says, number by number. 0, and a text without bytes: not there. */
export interface OrderFields {
    readonly instrument: number;
    /** A name; '' is not there. */
    readonly account: string;
    readonly broker: number;
    readonly side: number;
    readonly type: number;
    readonly tif: number;
    readonly price: bigint;
    readonly quantity: bigint;
    readonly expireAt: bigint;
    readonly ttl: number;
    readonly id: ArrayLike<number>;
    readonly tag: ArrayLike<number>;
}
/** The same order as the params of `order.place`. What has no name there gets one that nobody knows. */
export declare function orderAsJson(one: OrderFields, brokers: readonly string[]): object;
/** Leaves out what isn't there. */
export declare function given(values: Readonly<Record<string, unknown>>): object;
export declare function textOf(bytes: ArrayLike<number>): string | undefined;
export declare function priceOf(ticks: bigint, { tickMantissa, tickDecimals }: Instrument): string;
export declare function quantityOf(lots: bigint, { lotMantissa, lotDecimals }: Instrument): string;
