/** What the gateway says of itself, read from its public pages alone. */
export interface GatewayView {
    readonly orders: readonly GatewayOrder[];
    readonly fills: readonly GatewayFill[];
    readonly positions: readonly {
        readonly symbol: string;
        readonly quantity: string;
    }[];
    /** By client order id: what GET /orders/by-client-id/… found. */
    readonly lookups: ReadonlyMap<string, GatewayOrder | undefined>;
}
export interface GatewayOrder {
    readonly order_id: string;
    readonly client_order_id: string;
    readonly status: string;
    readonly symbol: string;
    readonly side: string;
    readonly quantity: string;
    readonly price: string | null;
    readonly order_type: string;
    readonly time_in_force: string;
    readonly filled_quantity: string;
    readonly broker: string | null;
    readonly version: number;
    readonly attempt: number;
}
export interface GatewayFill {
    readonly execution_id: string;
    readonly order_id: string;
    readonly symbol: string;
    readonly side: string;
    readonly price: string;
    readonly quantity: string;
    readonly broker: string;
}
export declare function readGateway(api: string, lookUp: readonly string[]): Promise<GatewayView>;
