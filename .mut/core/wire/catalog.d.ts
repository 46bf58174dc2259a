import type { Instrument } from '../market/instruments.ts';
/**
 * What a client and the gateway must agree on before they talk in instrument numbers, ticks and lots: a CRC-32 (the
 * polynomial of zlib and Ethernet) over, per instrument in the order of their numbers, the Latin-1 text
 *
 *   number,symbol,tick mantissa,tick decimals,lot mantissa,lot decimals,currency,line feed
 *
 * It is `catalog` in the answer of `/instruments`; a client takes it from there and needn't compute it.
 * `before`: that of the instruments before number `from`.
 */
export declare function catalogOf(instruments: readonly Instrument[], from?: number, before?: number): number;
