export declare const examples: {
    readonly stop: {
        readonly account: 'demo';
        readonly tag: 'strategy-7';
        readonly reason: 'it repeats itself';
    };
    readonly stopReport: {
        readonly scope: {
            readonly account: 'demo';
            readonly tag: 'strategy-7';
        };
        readonly state: 'halted';
        readonly since: '2026-11-21T09:30:00.125Z';
        readonly by: 'key tg_Zm9vYmFyYmF6cXV4';
        readonly reason: 'it repeats itself';
        readonly durable: {
            readonly file: true;
            readonly journal: true;
        };
        readonly blocked: 12;
        readonly not_sent: 2;
        readonly cancelled: 31;
        readonly confirmed: 31;
        readonly still_open: 0;
        readonly time_to_quiet_ms: 11.204;
        readonly quiet: true;
    };
    readonly stopState: {
        readonly halted: false;
        readonly stopped: readonly [{
            readonly scope: {
                readonly account: 'demo';
                readonly tag: 'strategy-7';
            };
            readonly state: 'halted';
            readonly since: '2026-11-21T09:30:00.125Z';
            readonly by: 'key tg_Zm9vYmFyYmF6cXV4';
            readonly reason: 'it repeats itself';
            readonly durable: {
                readonly file: true;
                readonly journal: true;
            };
            readonly blocked: 12;
            readonly not_sent: 2;
            readonly cancelled: 31;
            readonly confirmed: 31;
            readonly still_open: 0;
            readonly time_to_quiet_ms: 11.204;
        }];
    };
    readonly resume: {
        readonly account: 'demo';
        readonly tag: 'strategy-7';
    };
    readonly resumeReport: {
        readonly scope: {
            readonly account: 'demo';
            readonly tag: 'strategy-7';
        };
        readonly state: 'active';
        readonly durable: {
            readonly file: true;
            readonly journal: true;
        };
    };
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
    readonly place: {
        symbol: string;
        side: string;
        quantity: string;
        price: string;
        time_in_force: string;
        client_order_id: string;
    };
    readonly placed: {
        order_id: string;
        client_order_id: string;
        symbol: string;
        side: string;
        quantity: string;
        price: string;
        order_type: string;
        time_in_force: string;
        filled_quantity: string;
        average_price: null;
        broker: string;
        version: number;
        status: string;
        approved: boolean;
        fast_path: boolean;
        tag: null;
        warnings: never[];
        execution: {
            mode: string;
            rests_at: string;
            dies_with_gateway: boolean;
        };
        latency_us: {
            risk: number;
            durable: number;
            total: number;
        };
    };
    readonly batch: {
        readonly orders: readonly [{
            symbol: string;
            side: string;
            quantity: string;
            price: string;
            time_in_force: string;
            client_order_id: string;
        }, {
            readonly symbol: string;
            readonly side: string;
            readonly quantity: string;
            readonly time_in_force: string;
            readonly client_order_id: 'my-second';
            readonly price: '60000';
        }];
    };
    readonly batchAnswer: {
        readonly results: readonly [{
            readonly status: 201;
            readonly result: {
                order_id: string;
                client_order_id: string;
                symbol: string;
                side: string;
                quantity: string;
                price: string;
                order_type: string;
                time_in_force: string;
                filled_quantity: string;
                average_price: null;
                broker: string;
                version: number;
                status: string;
                approved: boolean;
                fast_path: boolean;
                tag: null;
                warnings: never[];
                execution: {
                    mode: string;
                    rests_at: string;
                    dies_with_gateway: boolean;
                };
                latency_us: {
                    risk: number;
                    durable: number;
                    total: number;
                };
            };
        }, {
            readonly approved: boolean;
            readonly reason: string;
            readonly error: {
                code: string;
                message: string;
                reason: string;
                limit: string;
                value: string;
                limit_of: string;
            };
            readonly status: 422;
        }];
    };
    readonly replace: {
        readonly price: '44400';
        readonly if_version: 1;
    };
    readonly changed: {
        readonly order_id: string;
        readonly client_order_id: string;
        readonly symbol: string;
        readonly side: string;
        readonly quantity: string;
        readonly price: string;
        readonly order_type: string;
        readonly time_in_force: string;
        readonly filled_quantity: string;
        readonly average_price: null;
        readonly broker: string;
        readonly version: number;
        readonly status: 'pending_cancel';
    };
    readonly replaced: {
        readonly order_id: string;
        readonly client_order_id: string;
        readonly symbol: string;
        readonly side: string;
        readonly quantity: string;
        readonly price: string;
        readonly order_type: string;
        readonly time_in_force: string;
        readonly filled_quantity: string;
        readonly average_price: null;
        readonly broker: string;
        readonly status: 'pending_replace';
        readonly version: 2;
    };
    readonly order: {
        order_id: string;
        client_order_id: string;
        status: string;
        symbol: string;
        side: string;
        quantity: string;
        price: string;
        order_type: string;
        time_in_force: string;
        filled_quantity: string;
        average_price: null;
        broker: string;
        version: number;
        account: string;
        attempt: number;
        created_at: string;
        updated_at: string;
    };
    readonly orders: {
        readonly orders: readonly [{
            order_id: string;
            client_order_id: string;
            status: string;
            symbol: string;
            side: string;
            quantity: string;
            price: string;
            order_type: string;
            time_in_force: string;
            filled_quantity: string;
            average_price: null;
            broker: string;
            version: number;
            account: string;
            attempt: number;
            created_at: string;
            updated_at: string;
        }];
        readonly next_cursor: null;
    };
    readonly cancelledAll: {
        readonly cancel_requested: 3;
    };
    readonly fills: {
        readonly fills: readonly [{
            execution_id: string;
            order_id: string;
            client_order_id: string;
            symbol: string;
            side: string;
            price: string;
            quantity: string;
            broker: string;
            time: string;
        }];
        readonly next_cursor: '311';
    };
    readonly positions: {
        readonly positions: readonly [{
            mark_price: string;
            mark_age_ms: number;
            symbol: string;
            quantity: string;
            average_price: string;
            unrealized_pnl: string;
            realized_pnl: string;
            currency: string;
            bought_quantity: string;
            sold_quantity: string;
            open_buy_quantity: string;
            open_sell_quantity: string;
            executions_stopped: boolean;
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
        }];
    };
    readonly instruments: {
        readonly catalog: 2848765124;
        readonly brokers: readonly ['sim-a', 'sim-b'];
        readonly instruments: readonly [{
            readonly symbol: 'BTCUSDT';
            readonly instrument: 0;
            readonly class: 'crypto';
            readonly tradable: true;
            readonly currency: 'USDT';
            readonly tick: '0.01';
            readonly lot: '0.000001';
        }];
        readonly next_cursor: null;
    };
    readonly reloaded: {
        readonly added: 2;
        readonly changed: 0;
        readonly closed: 1;
        readonly refused: 0;
        readonly rows: 1;
        readonly problems: readonly ["kite.csv line 17 (GOLD24DECFUT): the file doesn't say what a contract of MCX is worth: give it in tickgate's own format"];
    };
    readonly quote: {
        readonly symbol: string;
        readonly bid: string;
        readonly bid_quantity: string;
        readonly ask: string;
        readonly ask_quantity: string;
        readonly last: string;
        readonly last_quantity: string;
        readonly time: string;
        readonly age_ms: 4;
    };
    readonly riskMetrics: {
        readonly as_of: '2026-11-21T09:30:00.000000Z';
        readonly age_ms: 4211;
        readonly expires_at: '2026-11-21T09:31:00.000000Z';
        readonly oldest_mark: '2026-11-21T09:29:59.912000Z';
        readonly return_interval_s: 60;
        readonly horizon_s: 86400;
        readonly accounts: readonly [{
            readonly value_at_risk: {
                historical_95: string;
                historical_99: string;
                parametric_95: string;
                parametric_99: string;
                observations: number;
            };
            readonly exposure: {
                gross: string;
                net: string;
                long: string;
                short: string;
            };
            readonly concentration: {
                largest: string;
                largest_share: string;
                herfindahl: string;
            };
            readonly problem: null;
            readonly account: 'demo';
        }];
        readonly firm: {
            value_at_risk: {
                historical_95: string;
                historical_99: string;
                parametric_95: string;
                parametric_99: string;
                observations: number;
            };
            exposure: {
                gross: string;
                net: string;
                long: string;
                short: string;
            };
            concentration: {
                largest: string;
                largest_share: string;
                herfindahl: string;
            };
            problem: null;
        };
        readonly instruments: readonly [{
            readonly symbol: 'BTCUSDT';
            readonly value_at_risk_ppm: 40250;
            readonly problem: null;
        }];
    };
    readonly health: {
        status: string;
        service: string;
        since: string;
        dependencies: {
            oms: string;
            risk: string;
            journal: string;
            brokers: string;
        };
    };
    readonly component: {
        status: string;
        since: string;
        service: string;
        dependencies: {
            thread: string;
        };
    };
    readonly ready: {
        readonly status: 'ready';
        readonly service: 'tickgate';
    };
    readonly detailed: {
        readonly status: string;
        readonly service: string;
        readonly since: string;
        readonly dependencies: {
            oms: string;
            risk: string;
            journal: string;
            brokers: string;
        };
        readonly version: '0.1.0';
        readonly pid: 4711;
        readonly uptime_s: 1800;
        readonly ready: true;
        readonly checks: {
            readonly latency_ms: 0.47;
            readonly memory_mb: 201;
            readonly active_connections: 12;
            readonly pending_requests: 0;
            readonly active_orders: 31;
            readonly durable_lag_events: 0;
            readonly clock_offset_ms: 0.2;
        };
        readonly components: {
            [k: string]: {
                status: string;
                since: string;
                service: string;
                dependencies: {
                    thread: string;
                };
            };
        };
        readonly threads: readonly [{
            readonly name: 'engine';
            readonly tid: 4713;
            readonly alive: true;
            readonly heartbeat_age_ms: 1;
            readonly cpus: '1';
            readonly heap_bytes: 9437184;
            readonly minor_gcs: 2;
            readonly major_gcs: 0;
            readonly longest_gc_us: 610;
        }];
        readonly brokers: readonly [{
            readonly id: 'sim-a';
            readonly state: 'ready';
            readonly since: '2026-11-21T09:00:00.000Z';
        }];
        readonly quotes: readonly [{
            readonly symbol: 'BTCUSDT';
            readonly age_ms: 4;
        }];
    };
    readonly latency: {
        readonly unit: 'us';
        readonly stages: {
            [k: string]: {
                count: number;
                p50: number;
                p90: number;
                p99: number;
                'p99.9': number;
                'p99.99': number;
                max: number;
            };
        };
    };
    readonly metrics: '# HELP oms_active_orders Orders that are not final.\n# TYPE oms_active_orders gauge\noms_active_orders 31\n';
    readonly refusal: {
        readonly error: {
            readonly code: 'ORDER_NOT_FOUND';
            readonly message: 'There is no such order.';
        };
    };
    readonly riskRefusal: {
        approved: boolean;
        reason: string;
        error: {
            code: string;
            message: string;
            reason: string;
            limit: string;
            value: string;
            limit_of: string;
        };
    };
    readonly named: {
        readonly client_order_id: 'my-first';
    };
    readonly replaceNamed: {
        readonly client_order_id: 'my-first';
        readonly price: '44400';
        readonly if_version: 1;
    };
    readonly scope: {
        readonly symbol: 'BTCUSDT';
    };
    readonly listOrders: {
        readonly status: 'all';
        readonly limit: 100;
    };
    readonly listFills: {
        readonly symbol: 'BTCUSDT';
    };
    readonly none: {};
    readonly subscribe: {
        readonly channel: 'quotes:BTCUSDT';
        readonly throttle_ms: 100;
        readonly batch_size: 10;
    };
    readonly subscribed: {
        readonly channel: 'quotes:BTCUSDT';
        readonly throttle_ms: 100;
        readonly batch_size: 10;
        readonly priority: 5;
    };
    readonly unsubscribe: {
        readonly channel: 'quotes:BTCUSDT';
    };
    readonly unsubscribed: {
        readonly channel: 'quotes:BTCUSDT';
    };
    readonly logon: {
        readonly key: 'tg_Zm9vYmFyYmF6cXV4';
        readonly timestamp: 1795253400125;
        readonly nonce: 'n-0001';
        readonly signature: '5f0c4d5c4b7c3c1c9a6f2e1d0b8a796857463524130f1e2d3c4b5a6978879605';
    };
    readonly loggedOn: {
        readonly session: 'q3pYk0c1mZ8r2sWd';
        readonly key: 'tg_Zm9vYmFyYmF6cXV4';
        readonly scopes: readonly ['read', 'trade'];
        readonly accounts: readonly ['demo'];
        readonly epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1';
        readonly heartbeat_ms: 16000;
    };
    readonly resumption: {
        readonly epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1';
        readonly sequence: 12;
    };
    readonly resumed: {
        readonly channel: 'orders';
        readonly epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1';
        readonly sequence: 15;
        readonly recovered: true;
    };
    readonly heartbeat: {
        readonly interval_ms: 5000;
    };
    readonly guard: {
        readonly enabled: true;
        readonly grace_ms: 10000;
        readonly scope: 'entries';
    };
    readonly guarded: {
        readonly account: 'demo';
        readonly enabled: true;
        readonly scope: 'entries';
        readonly grace_ms: 10000;
    };
    readonly cancelAfter: {
        readonly timeout_ms: 60000;
    };
    readonly cancelAfterSet: {
        readonly account: 'demo';
        readonly timeout_ms: 60000;
        readonly triggers_at: '2026-11-21T09:31:00.125000Z';
    };
    readonly pong: {
        readonly pong: true;
    };
    readonly time: {
        readonly time_us: 1795253400125000;
    };
    readonly report: {
        readonly channel: 'orders';
        readonly epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1';
        readonly sequence: 12;
        readonly event: 'filled';
        readonly account: 'demo';
        readonly time: "2026-11-21T09:30:00.125000Z";
        readonly last_price: '44500';
        readonly last_quantity: '0.001';
        readonly execution_id: '311';
        readonly data: {
            readonly order_id: string;
            readonly client_order_id: string;
            readonly symbol: string;
            readonly side: string;
            readonly quantity: string;
            readonly price: string;
            readonly order_type: string;
            readonly time_in_force: string;
            readonly broker: string;
            readonly version: number;
            readonly status: 'filled';
            readonly filled_quantity: '0.001';
            readonly average_price: '44500';
        };
    };
    readonly sessionFrame: {
        readonly channel: 'session';
        readonly type: 'closing';
        readonly reason: 'shutdown';
        readonly resume: {
            readonly account: 'demo';
            readonly epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1';
            readonly sequence: 15;
        };
    };
    readonly positionsFrame: {
        readonly channel: 'positions';
        readonly type: 'update';
        readonly positions: readonly [{
            mark_price: string;
            mark_age_ms: number;
            symbol: string;
            quantity: string;
            average_price: string;
            unrealized_pnl: string;
            realized_pnl: string;
            currency: string;
            bought_quantity: string;
            sold_quantity: string;
            open_buy_quantity: string;
            open_sell_quantity: string;
            executions_stopped: boolean;
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
        }];
    };
    readonly healthFrame: {
        readonly channel: 'health';
        readonly type: 'snapshot';
        readonly data: {
            status: string;
            service: string;
            since: string;
            dependencies: {
                oms: string;
                risk: string;
                journal: string;
                brokers: string;
            };
        };
    };
    readonly quotesFrame: {
        readonly channel: 'quotes:BTCUSDT';
        readonly batch: readonly [{
            symbol: string;
            bid: string;
            bid_quantity: string;
            ask: string;
            ask_quantity: string;
            last: string;
            last_quantity: string;
            time: string;
            sequence: number;
            skipped: number;
        }];
    };
    readonly ticksFrame: {
        readonly channel: 'ticks:BTCUSDT';
        readonly type: 'update';
        readonly data: {
            symbol: string;
            price: string;
            quantity: string;
            time: string;
            sequence: number;
            skipped: number;
        };
    };
};
export type ExampleName = keyof typeof examples;
