import type { Instrument } from '../market/instruments.ts';
import { latin1Into } from './bytes.ts';

/**
 * What a client and the gateway must agree on before they talk in instrument numbers, ticks and lots: a CRC-32 (the
 * polynomial of zlib and Ethernet) over, per instrument in the order of their numbers, the Latin-1 text
 *
 *   number,symbol,tick mantissa,tick decimals,lot mantissa,lot decimals,currency,line feed
 *
 * It is `catalog` in the answer of `/instruments`; a client takes it from there and needn't compute it.
 * `before`: that of the instruments before number `from`.
 */
export function catalogOf(instruments: readonly Instrument[], from = 0, before = 0): number {
  let crc = ~before >>> 0;
  for (let number = from; number < instruments.length; number++) {
    const { id, symbol, tickMantissa, tickDecimals, lotMantissa, lotDecimals, currency } = instruments[number]!;
    const text = `${id},${symbol},${tickMantissa},${tickDecimals},${lotMantissa},${lotDecimals},${currency}\n`;
    const bytes = new Uint8Array(text.length);
    latin1Into(text, bytes);
    for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

const POLYNOMIAL = 0xedb8_8320;
const TABLE = new Int32Array(256).map((_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  return crc;
});
