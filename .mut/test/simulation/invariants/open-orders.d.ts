import type { EngineState } from '../../../core/state/state.ts';
/** An order that could still trade, as its row says: open, in flight, unknown, or held. */
export interface OpenOrder {
    readonly orderId: number;
    readonly account: number;
    readonly tag: string;
    readonly instrument: number;
    /** 255: held, at none. */
    readonly broker: number;
    readonly isBuy: boolean;
    readonly isMarket: boolean;
    readonly status: number;
    readonly lots: number;
    readonly notional: number;
    /** The farthest price that it has, or has asked for. */
    readonly ticks: number;
}
/** What all orders together could still do, by whose it is. */
export interface Held {
    readonly orders: readonly OpenOrder[];
    /** `firm`, `account N`, `tag N/T`, `broker N`. */
    readonly counts: ReadonlyMap<string, number>;
    readonly notionals: ReadonlyMap<string, number>;
    readonly buys: ReadonlyMap<string, number>;
    readonly sells: ReadonlyMap<string, number>;
    /** `book account/instrument`, `book account/tag/instrument`, `book instrument` of all accounts. */
    readonly buyLots: ReadonlyMap<string, number>;
    readonly sellLots: ReadonlyMap<string, number>;
    readonly buyMoney: ReadonlyMap<string, number>;
    readonly sellMoney: ReadonlyMap<string, number>;
}
/** Adds up the order table; of an instrument of another currency the money is as its orders were counted. */
export declare function heldBy(state: EngineState, isForeign: (instrument: number) => boolean): Held;
export declare function orderAt(words: Float64Array, at: number, isForeign: (instrument: number) => boolean): OpenOrder;
export declare function scopesOf({ account, tag, broker }: Pick<OpenOrder, 'account' | 'tag' | 'broker'>): string[];
export declare function booksOf({ account, tag, instrument }: Pick<OpenOrder, 'account' | 'tag' | 'instrument'>): string[];
/** Whether two orders would trade with each other at one venue. */
export declare function cross(a: OpenOrder, b: OpenOrder): boolean;
/** The tag whose length stands at `at`, its words behind it. */
export declare function textOfTag(words: Float64Array, at: number): string;
