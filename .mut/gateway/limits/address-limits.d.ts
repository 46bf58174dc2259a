/**
 * How many WebSocket sessions come from one address, and how fast: 50 at once, 10 handshakes a second. An IPv6 address
 * counts by its first 64 bits, which is what one customer gets; loopback addresses aren't counted.
 */
export interface AddressLimits {
    /** May `address` (4 or 16 bytes, see `normalAddress`) open one more session now? It is counted as a handshake either way. */
    handshake(address: Uint8Array, nowNs: number): 'ok' | 'too-fast' | 'too-many';
    /** A session was opened, or closed. */
    opened(address: Uint8Array): void;
    closed(address: Uint8Array): void;
    /** Addresses that something is known about. */
    count(): number;
}
export interface AddressOptions {
    readonly perAddress: number;
    readonly handshakesPerSecond: number;
    readonly isExempt: (address: Uint8Array) => boolean;
}
/** As they are where nobody says otherwise. */
export declare const ADDRESS_LIMITS: AddressOptions;
/**
 * Addresses that are remembered at most: more than there can be connections. Beyond it, strangers are too fast.
 * @internal
 */
export declare const MAX_ADDRESSES = 16384;
export declare function createAddressLimits(options: AddressOptions): AddressLimits;
/**
 * What is counted as one address.
 * @internal
 */
export declare function addressKey(address: Uint8Array): string;
