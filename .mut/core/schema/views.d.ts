/** Words of an account view: a row of `scopes`, column by column, then `AccountMore`. NOTE: its `LimitOwner`. */
export declare const SCOPE_VIEW_WORDS: readonly number[];
export declare const AccountMore: {
    readonly LIMITS_VERSION: number;
    /** `NO_LIMIT`: not set. */
    readonly CASH: number;
    /** What has to be covered of the worst case, in money. */
    readonly MARGIN: number;
    readonly DAY_US: number;
    readonly NEXT_DAY_US: number;
};
/** Words of a limit view: each field's value + 1 (0: not set), then the tag. NOTE: its `LimitLayer`, 0: resolved. */
export declare const LIMIT_VIEW_WORDS: readonly number[];
/** The length, and the text. */
export declare const LIMIT_VIEW_TAG: readonly number[];
/** What a position view has besides what `answerPosition` says. Money in the accounts' currency. */
export declare const PositionMore: {
    /** The price that it is valued at now, 0: none is known; and how old it is. */
    readonly MARK_TICKS: 8;
    readonly MARK_AGE_US: 11;
    readonly REALISED: 13;
    readonly FEES: 14;
    readonly UNREALISED: 15;
    readonly DAY_BASE: 22;
    readonly POSITION_VALUE: 23;
    readonly TAG_LENGTH: 24;
    readonly TAG: 25;
    readonly OPEN_BUY_NOTIONAL: 29;
    readonly OPEN_SELL_NOTIONAL: 30;
    /** 1: too many executions stopped it. */
    readonly TRIPPED: 31;
};
/** Words of an override view: ACCOUNT and the client id name the order. */
export declare const OverrideView: {
    readonly CONTROLS_LOW: 16;
    readonly CONTROLS_HIGH: 17;
    readonly EXPIRES_US: 23;
};
/** Of a verdict view: as a placement, and what it comes to. */
export declare const VerdictView: {
    readonly NOTIONAL: 20;
    readonly RESERVE_TICKS: 11;
};
/** Of the end of a query about limits. */
export declare const LIMITS_VERSION_WORD: 15;
/** Bits of TYPE in a query of positions. */
export declare const PositionQuery: {
    readonly byTag: 1;
    readonly withAccount: 2;
};
/** Bits of TYPE in a query of an account or of limits. */
export declare const RiskQuery: {
    readonly firm: 1;
};
