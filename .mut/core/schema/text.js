import { TEXT_BYTES_PER_WORD } from './command.js';
/** Three bytes: a small integer, which a word is not. */
const HALF = 0x100_0000;
/**
 * Short text in words: six bytes a word, little end first, so that each word is an integer below 2^48
 * and a table of doubles can hold, compare and hash it. Unused bytes are zero.
 */
export function putText(words, at, textWords, bytes, start, end) {
    let from = start;
    for (let word = 0; word < textWords; word++) {
        let low = 0;
        let high = 0;
        for (let i = 2; i >= 0; i--) {
            low = low * 256 + (from + i < end ? bytes[from + i] : 0);
            high = high * 256 + (from + 3 + i < end ? bytes[from + 3 + i] : 0);
        }
        words[at + word] = high * HALF + low;
        from += TEXT_BYTES_PER_WORD;
    }
}
/** Writes `length` bytes of packed text to `out`; returns where it ended. */
export function getText(words, at, length, out, outAt) {
    const end = outAt + length;
    for (let to = outAt, from = at; to < end; to += TEXT_BYTES_PER_WORD, from++) {
        const word = words[from];
        const high = Math.floor(word / HALF);
        let half = word - high * HALF;
        for (let i = to; i < to + TEXT_BYTES_PER_WORD && i < end; i++) {
            if (i === to + 3)
                half = high;
            out[i] = half & 0xff;
            half >>= 8;
        }
    }
    return end;
}
export function copyWords(from, fromAt, to, toAt, count) {
    for (let i = 0; i < count; i++)
        to[toAt + i] = from[fromAt + i];
}
//# sourceMappingURL=text.js.map