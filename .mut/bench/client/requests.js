import { readFileSync, writeFileSync } from 'node:fs';
import { MASK, maskedFrame, payloadAt } from './frames.js';
const WRITE_BYTES = 64 * 1024;
const WORD = 4;
export function openRequests(requests) {
    return requests.kind === 'one' ? repeated(requests.request) : tape(requests.file);
}
/** As it goes over the wire. */
export function wireBytes({ payload, as }) {
    const bytes = Buffer.from(payload, 'base64');
    return as === 'raw' ? bytes : maskedFrame(bytes, as);
}
/** One request many times side by side: only what counts is written anew. */
function repeated(request) {
    const one = wireBytes(request);
    const most = Math.max(1, Math.floor(WRITE_BYTES / one.length));
    const bytes = Buffer.alloc(most * one.length);
    for (let i = 0; i < most; i++)
        bytes.set(one, i * one.length);
    const steps = (request.counts ?? []).map((count) => counting(request, one, bytes, count));
    return {
        bytes,
        most,
        lay(count) {
            for (const step of steps)
                for (let i = 0; i < count; i++)
                    step(i * one.length);
            return count * one.length;
        },
    };
}
/** Writes the next number into the request that begins at `from`. */
function counting(request, one, bytes, { kind, at, bytes: width }) {
    const isMasked = request.as !== 'raw';
    const start = at + (isMasked ? payloadAt(Buffer.from(request.payload, 'base64').length) : 0);
    const mask = Uint8Array.from({ length: width }, (_, i) => (isMasked ? MASK[(at + i) & 3] : 0));
    const field = Uint8Array.from(mask, (bits, i) => one[start + i] ^ bits);
    if (kind === 'u32') {
        if (width !== WORD)
            throw new Error('a u32 has 4 bytes');
        const [m0 = 0, m1 = 0, m2 = 0, m3 = 0] = mask;
        let number = new DataView(field.buffer).getUint32(0, true);
        return (from) => {
            number = (number + 1) >>> 0;
            const byte = from + start;
            bytes[byte] = (number & 0xff) ^ m0;
            bytes[byte + 1] = ((number >>> 8) & 0xff) ^ m1;
            bytes[byte + 2] = ((number >>> 16) & 0xff) ^ m2;
            bytes[byte + 3] = (number >>> 24) ^ m3;
        };
    }
    return (from) => {
        countUp(field);
        for (let i = 0; i < width; i++)
            bytes[from + start + i] = field[i] ^ mask[i];
    };
}
const ZERO = 0x30;
const NINE = 0x39;
/** Decimal digits; behind 9…9 comes 0…0. */
function countUp(digits) {
    for (let i = digits.length - 1; i >= 0; i--) {
        if (digits[i] < NINE) {
            digits[i] += 1;
            return;
        }
        digits[i] = ZERO;
    }
}
/** Different requests, each behind its length, u32 little-endian. `requests`: as they go over the wire. */
export function writeTape(file, requests) {
    const parts = requests.flatMap((request) => {
        const length = Buffer.alloc(WORD);
        length.writeUInt32LE(request.length);
        return [length, request];
    });
    writeFileSync(file, Buffer.concat(parts));
}
function tape(file) {
    const all = readFileSync(file);
    let at = 0;
    let longest = 1;
    for (let i = 0; i < all.length; i += WORD + all.readUInt32LE(i))
        longest = Math.max(longest, all.readUInt32LE(i));
    const most = Math.max(1, Math.floor(WRITE_BYTES / longest));
    const bytes = Buffer.alloc(most * longest);
    return {
        bytes,
        most,
        lay(count) {
            let to = 0;
            for (let i = 0; i < count; i++) {
                if (at >= all.length)
                    return 0;
                const length = all.readUInt32LE(at);
                all.copy(bytes, to, at + WORD, at + WORD + length);
                at += WORD + length;
                to += length;
            }
            return to;
        },
    };
}
//# sourceMappingURL=requests.js.map