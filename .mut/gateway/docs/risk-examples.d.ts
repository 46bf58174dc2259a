export declare const examplePositionMoney: {
    currency: string;
    value: string;
    realized_pnl: string;
    unrealized_pnl: string;
    fees: string;
    day_pnl: string;
    open_buy_notional: string;
    open_sell_notional: string;
};
export declare const exampleMark: {
    mark_price: string;
    mark_age_ms: number;
};
export declare const riskExamples: {
    readonly account: {
        readonly realized_pnl: string;
        readonly unrealized_pnl: string;
        readonly fees: string;
        readonly scope: string;
        readonly account: string;
        readonly tag: null;
        readonly currency: string;
        readonly state: string;
        readonly loss_stop: boolean;
        readonly limits_version: number;
        readonly open_orders: number;
        readonly open_notional: string;
        readonly open_buy_notional: string;
        readonly open_sell_notional: string;
        readonly gross_exposure: string;
        readonly net_exposure: string;
        readonly cash: string;
        readonly buying_power: string;
        readonly buying_power_used: string;
        readonly buying_power_left: string;
        readonly net_pnl: string;
        readonly day_pnl: string;
        readonly drawdown: string;
        readonly day_began_at: string;
        readonly next_day_at: string;
        readonly messages_today: number;
        readonly trades_today: number;
        readonly var: null;
        readonly var_as_of: null;
        readonly tags: readonly [];
        readonly firm: null;
        readonly controls: readonly [{
            code: string;
            reason: string;
            limit_of: string;
            limit: string;
            value: string;
            headroom: string;
            passes: boolean;
        }];
    };
    readonly pnl: {
        realized_pnl: string;
        unrealized_pnl: string;
        fees: string;
        account: string;
        currency: string;
        net_pnl: string;
        day_pnl: string;
        drawdown: string;
        day_began_at: string;
        positions: {
            mark_price: string;
            mark_age_ms: number;
            symbol: string;
            quantity: string;
            average_price: string;
            money: {
                currency: string;
                value: string;
                realized_pnl: string;
                unrealized_pnl: string;
                fees: string;
                day_pnl: string;
                open_buy_notional: string;
                open_sell_notional: string;
            };
        }[];
    };
    readonly limits: {
        readonly version: 3;
        readonly in_force: {
            readonly scope: {
                account: string;
                tag: null;
                symbol: string;
                broker: null;
            };
            readonly limits: {
                readonly max_order_quantity: '2';
                readonly max_order_notional: '50000';
            };
        };
        readonly firm: null;
        readonly set: readonly [{
            readonly layer: 'set';
            readonly scope: {
                account: string;
                tag: null;
                symbol: string;
                broker: null;
            };
            readonly limits: {
                readonly max_order_quantity: '2';
            };
        }];
        readonly overrides: readonly [{
            account: string;
            client_order_id: string;
            controls: string[];
            expires_at: string;
        }];
    };
    readonly limitChange: {
        readonly scope: {
            readonly account: 'demo';
            readonly symbol: 'BTCUSDT';
        };
        readonly limits: {
            readonly max_order_quantity: '2';
            readonly max_position: null;
        };
        readonly if_version: 2;
    };
    readonly limitsChanged: {
        readonly version: 3;
        readonly firm: false;
        readonly scope: {
            account: string;
            tag: null;
            symbol: string;
            broker: null;
        };
        readonly limits: {
            readonly max_order_quantity: '2';
            readonly max_position: null;
        };
    };
    readonly override: {
        readonly client_order_id: 'my-large';
        readonly controls: readonly ['SIZE_LIMIT'];
        readonly expires_in_ms: 600000;
    };
    readonly overrideSet: {
        readonly account: string;
        readonly client_order_id: string;
        readonly controls: string[];
        readonly expires_at: string;
        readonly version: 3;
    };
    readonly rearm: {
        readonly account: 'demo';
        readonly symbol: 'BTCUSDT';
    };
    readonly rearmed: {
        readonly account: 'demo';
        readonly symbol: 'BTCUSDT';
        readonly tag: null;
        readonly armed: true;
    };
    readonly rate: {
        readonly currency: 'INR';
        readonly rate: '0.012';
        readonly max_age_ms: 86400000;
    };
    readonly rateSet: {
        readonly currency: 'INR';
        readonly rate: '0.012';
        readonly as_of: "2026-11-21T09:30:00.125000Z";
        readonly max_age_ms: 86400000;
    };
    readonly limitScope: {
        readonly symbol: 'BTCUSDT';
    };
    readonly byTag: {
        readonly by: 'tag';
    };
    readonly validation: {
        readonly approved: true;
        readonly code: null;
        readonly reason: null;
        readonly warnings: readonly [];
        readonly fast_path: true;
        readonly account: 'demo';
        readonly symbol: 'BTCUSDT';
        readonly side: 'buy';
        readonly quantity: '0.001';
        readonly price: '44500';
        readonly order_type: 'LIMIT';
        readonly time_in_force: 'GTC';
        readonly notional: '44.5';
        readonly currency: 'USDT';
        readonly counted_at: '44500';
        readonly reference: {
            readonly price: '45000';
            readonly age_ms: 12;
        };
        readonly limits_version: 3;
        readonly route: {
            readonly broker: 'sim-a';
            readonly candidates: readonly [{
                readonly broker: 'sim-a';
                readonly state: 'ready';
                readonly latency_us: 320;
                readonly tokens: 255;
                readonly outbox: 0;
                readonly chosen: true;
            }];
        };
        readonly execution: {
            readonly mode: 'native';
            readonly rests_at: 'sim-a';
            readonly dies_with_gateway: false;
        };
        readonly checks: readonly [{
            code: string;
            reason: string;
            limit_of: string;
            limit: string;
            value: string;
            headroom: string;
            passes: boolean;
        }];
    };
    readonly pnlFrame: {
        readonly channel: 'pnl';
        readonly type: 'update';
        readonly data: {
            realized_pnl: string;
            unrealized_pnl: string;
            fees: string;
            account: string;
            currency: string;
            net_pnl: string;
            day_pnl: string;
            drawdown: string;
            day_began_at: string;
            positions: {
                mark_price: string;
                mark_age_ms: number;
                symbol: string;
                quantity: string;
                average_price: string;
                money: {
                    currency: string;
                    value: string;
                    realized_pnl: string;
                    unrealized_pnl: string;
                    fees: string;
                    day_pnl: string;
                    open_buy_notional: string;
                    open_sell_notional: string;
                };
            }[];
        };
    };
};
