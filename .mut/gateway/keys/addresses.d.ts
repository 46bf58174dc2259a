/**
 * Addresses as bytes, most significant first: 4 for IPv4, 16 for IPv6. An IPv4 address that comes mapped into IPv6, as
 * a dual-stack socket has it, is the IPv4 address.
 */
export interface AddressRange {
    readonly bytes: Uint8Array;
    /** So many leading bits count. */
    readonly bits: number;
}
export declare function normalAddress(bytes: Uint8Array): Uint8Array;
/** An address, or CIDR with nothing set behind its prefix; undefined: neither. */
export declare function parseRange(text: string): AddressRange | undefined;
export declare function isIn({ bytes, bits }: AddressRange, address: Uint8Array): boolean;
export declare function isLoopback(address: Uint8Array): boolean;
