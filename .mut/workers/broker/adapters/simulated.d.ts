import type { Instrument } from '../../../core/market/instruments.ts';
import type { BrokerAdapter, VenueEvents } from '../adapter.ts';
/** The adapter of the simulated venue (workers/venue/protocol.ts): one socket, JSON lines, no order state. */
export interface SimulatedAdapterOptions {
    readonly host: string;
    readonly port: number;
    /** 1–48 of [A-Za-z0-9._:-]; client ids are unique within it. */
    readonly gatewayId: string;
    /** Rises with every start of the gateway: the venue refuses sessions of an older one. */
    readonly epoch: number;
    readonly instruments: readonly Instrument[];
    /** Those that come later, with those before them; without it there are none. */
    readonly bySymbol?: ReadonlyMap<string, Instrument>;
    /** Unsent bytes from which on calls return false. 1 MiB. */
    readonly writeBytesMax?: number;
    /** A silent venue is asked for a sign of life after so long, and given up after twice that; 0: never. 5,000. */
    readonly heartbeatMs?: number;
    /** The first wait before a reconnect, doubled up to `reconnectMaxMs`, less up to half of it by chance. 50 and 5,000. */
    readonly reconnectMinMs?: number;
    readonly reconnectMaxMs?: number;
    /** 0 ≤ n < 1. Math.random. */
    readonly random?: () => number;
}
export interface SimulatedAdapter extends BrokerAdapter {
    readonly counts: {
        readonly sessions: number;
        /** Lines that the venue should never have sent; each ended its session. */
        readonly malformed: number;
        /** Errors that the venue told. */
        readonly errors: number;
        /** Calls answered with false for want of room. */
        readonly full: number;
    };
}
export declare function createSimulatedAdapter(options: SimulatedAdapterOptions, events: VenueEvents): SimulatedAdapter;
