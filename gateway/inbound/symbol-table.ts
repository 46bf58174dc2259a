/**
 * Finds the number of an instrument by the bytes of its symbol, without making a string. Symbols only come; memory grows
 * with them.
 *
 *   hash of the bytes ─▶ place: 1 + number ─▶ where its bytes begin, how many ─▶ the same bytes? else the next place
 */
export interface SymbolTable {
  /** The next number. Symbols are ASCII, of at most 255 bytes. */
  add(symbol: string): void;
  /** -1: there is no such symbol. */
  find(bytes: Uint8Array, start: number, end: number): number;
  size(): number;
}

const FIRST_PLACES = 64;
const MEAN_BYTES = 16;

export function createSymbolTable(): SymbolTable {
  let places = new Int32Array(FIRST_PLACES);
  let mask = FIRST_PLACES - 1;
  let starts = new Int32Array(FIRST_PLACES);
  let text = new Uint8Array(FIRST_PLACES * MEAN_BYTES);
  let size = 0;
  let used = 0;

  function put(number: number): void {
    let place = hashOf(text, starts[number]!, endOf(number)) & mask;
    while (places[place] !== 0) place = (place + 1) & mask;
    places[place] = number + 1;
  }

  function endOf(number: number): number {
    return number + 1 < size ? starts[number + 1]! : used;
  }

  function grow(): void {
    starts = grown(starts, size * 2);
    places = new Int32Array(places.length * 2);
    mask = places.length - 1;
    for (let number = 0; number < size; number++) put(number);
  }

  return {
    add(symbol) {
      if (size * 2 >= places.length) grow();
      if (used + symbol.length > text.length) {
        const larger = new Uint8Array(text.length * 2 + symbol.length);
        larger.set(text);
        text = larger;
      }
      starts[size] = used;
      for (let i = 0; i < symbol.length; i++) text[used + i] = symbol.charCodeAt(i);
      used += symbol.length;
      size += 1;
      put(size - 1);
    },
    find(bytes, start, end) {
      const length = end - start;
      for (let place = hashOf(bytes, start, end) & mask; places[place] !== 0; place = (place + 1) & mask) {
        const number = places[place]! - 1;
        const from = starts[number]!;
        if (endOf(number) - from !== length) continue;
        let i = 0;
        while (i < length && text[from + i] === bytes[start + i]) i++;
        if (i === length) return number;
      }
      return -1;
    },
    size() {
      return size;
    },
  };
}

function grown(words: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(length, words.length));
  larger.set(words);
  return larger;
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
