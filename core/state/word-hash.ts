import { scratchWords } from '../memory/scratch.ts';

/**
 * Two lanes of 32 bits: the sums of a mix of every non-zero word with its place. Adding and subtracting one word's
 * mix keeps it current, whatever the order of the writes. It finds divergence, it is no defence against an adversary.
 */
export interface StateHash {
  low: number;
  high: number;
}

const STEP = 0x9e3779b1;

/** The word that is to be written: as an argument it would be boxed. */
export const written = scratchWords(1);
const writtenHalves = new Int32Array(written.buffer);
/** The word that stood there: its halves are read where no bounds have to be looked at. */
const replaced = scratchWords(1);
const replacedHalves = new Int32Array(replaced.buffer);

interface HashedWords {
  readonly words: Float64Array;
  readonly hash: StateHash;
  readonly salt: number;
}

/**
 * Writes `written` at place `at`, and its mix into the hash for that of the word that stood there. Both mixes are written
 * out here and below: this runs for nearly every word that changes, and calls of four functions would be taken in by the
 * compiler in some of the places that write and be made in others.
 */
export function writeHashed({ words, hash, salt }: HashedWords, at: number): void {
  const i = at | 0;
  const place = placeOf(i, salt);
  replaced[0] = words[i]!;
  const low = replacedHalves[0]!;
  const high = replacedHalves[1]!;
  const newLow = writtenHalves[0]!;
  const newHigh = writtenHalves[1]!;
  words[i] = written[0]!;
  let changeLow = 0;
  let changeHigh = 0;
  const highPlace = (place >>> 7) ^ (place << 25);
  if ((newLow | newHigh) !== 0) {
    let h = place ^ Math.imul(newLow, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(newHigh, 0x27d4eb2f);
    h = Math.imul(h ^ (h >>> 13), 0x165667b1);
    changeLow = h ^ (h >>> 16);
    h = highPlace ^ Math.imul(newHigh, 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 14), 0x297a2d39) ^ Math.imul(newLow, 0x5bd1e995);
    h = Math.imul(h ^ (h >>> 12), 0x1b873593);
    changeHigh = h ^ (h >>> 15);
  }
  if ((low | high) !== 0) {
    let h = place ^ Math.imul(low, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(high, 0x27d4eb2f);
    h = Math.imul(h ^ (h >>> 13), 0x165667b1);
    changeLow = (changeLow - (h ^ (h >>> 16))) | 0;
    h = highPlace ^ Math.imul(high, 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 14), 0x297a2d39) ^ Math.imul(low, 0x5bd1e995);
    h = Math.imul(h ^ (h >>> 12), 0x1b873593);
    changeHigh = (changeHigh - (h ^ (h >>> 15))) | 0;
  }
  hash.low = (hash.low + changeLow) | 0;
  hash.high = (hash.high + changeHigh) | 0;
}

/** What is to be written by `writeColumns`, one word for each column. */
export const staged = scratchWords(12);

/**
 * Writes the first `count` words of `staged` into these columns of the row at `at`, as `writeHashed` writes one: for who
 * changes several words at once of a row that began, in a table whose words are hashed as they are written. What is there
 * already is left alone.
 */
export function writeColumns({ words, hash, salt }: HashedWords, at: number, columns: Int32Array, count: number): void {
  let changeLow = 0;
  let changeHigh = 0;
  for (let column = 0; column < count; column++) {
    const i = ((at | 0) + columns[column]!) | 0;
    // As in `beginRow`: no minus zero.
    written[0] = staged[column]! + 0;
    replaced[0] = words[i]!;
    const low = replacedHalves[0]!;
    const high = replacedHalves[1]!;
    const newLow = writtenHalves[0]!;
    const newHigh = writtenHalves[1]!;
    if (newLow === low && newHigh === high) continue;
    words[i] = written[0]!;
    const place = placeOf(i, salt);
    const highPlace = (place >>> 7) ^ (place << 25);
    if ((newLow | newHigh) !== 0) {
      let h = place ^ Math.imul(newLow, 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(newHigh, 0x27d4eb2f);
      h = Math.imul(h ^ (h >>> 13), 0x165667b1);
      changeLow = (changeLow + (h ^ (h >>> 16))) | 0;
      h = highPlace ^ Math.imul(newHigh, 0x2c1b3c6d);
      h = Math.imul(h ^ (h >>> 14), 0x297a2d39) ^ Math.imul(newLow, 0x5bd1e995);
      h = Math.imul(h ^ (h >>> 12), 0x1b873593);
      changeHigh = (changeHigh + (h ^ (h >>> 15))) | 0;
    }
    if ((low | high) !== 0) {
      let h = place ^ Math.imul(low, 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(high, 0x27d4eb2f);
      h = Math.imul(h ^ (h >>> 13), 0x165667b1);
      changeLow = (changeLow - (h ^ (h >>> 16))) | 0;
      h = highPlace ^ Math.imul(high, 0x2c1b3c6d);
      h = Math.imul(h ^ (h >>> 14), 0x297a2d39) ^ Math.imul(low, 0x5bd1e995);
      h = Math.imul(h ^ (h >>> 12), 0x1b873593);
      changeHigh = (changeHigh - (h ^ (h >>> 15))) | 0;
    }
  }
  hash.low = (hash.low + changeLow) | 0;
  hash.high = (hash.high + changeHigh) | 0;
}

/** What a word's place in the table of `salt` is to the mix; its neighbour's is STEP more. */
function placeOf(at: number, salt: number): number {
  return Math.imul((at | 0) + (salt | 0), STEP);
}

/** Adds what all words from `from` up to `end` have in the hash; there may be fewer. */
export function learnWords(hash: StateHash, halves: Int32Array, from: number, end: number, salt: number): void {
  sumWords(halves, from, end, salt);
  hash.low = (hash.low + sum[LOW]!) | 0;
  hash.high = (hash.high + sum[HIGH]!) | 0;
}

/** `learnWords` for words just written, which may be minus zeros: equal to 0 in value, not in bytes. They become 0. */
export function learnWritten(hash: StateHash, halves: Int32Array, from: number, end: number, salt: number): void {
  sum[LOW] = 0;
  sum[HIGH] = 0;
  const last = Math.min(end << 1, halves.length);
  const lastButOne = (last - 2) | 0;
  let place = placeOf(from, salt);
  let i = from << 1;
  // Two words a turn, here and below: what a turn costs is a third of what a word does.
  for (; i < lastButOne; i = (i + 4) | 0, place = (place + 2 * STEP) | 0) {
    sumWritten(halves, i, place);
    sumWritten(halves, (i + 2) | 0, (place + STEP) | 0);
  }
  if (i < last) sumWritten(halves, i, place);
  hash.low = (hash.low + sum[LOW]!) | 0;
  hash.high = (hash.high + sum[HIGH]!) | 0;
}

export function forgetWords(hash: StateHash, halves: Int32Array, from: number, end: number, salt: number): void {
  sumWords(halves, from, end, salt);
  hash.low = (hash.low - sum[LOW]!) | 0;
  hash.high = (hash.high - sum[HIGH]!) | 0;
}

const LOW = 0;
const HIGH = 1;
/** As many as stand still: see `scratchWords`. */
const sum = new Int32Array(scratchWords(2).buffer);

function sumWords(halves: Int32Array, from: number, end: number, salt: number): void {
  sum[LOW] = 0;
  sum[HIGH] = 0;
  const last = Math.min(end << 1, halves.length);
  const lastButOne = (last - 2) | 0;
  let place = placeOf(from, salt);
  let i = from << 1;
  for (; i < lastButOne; i = (i + 4) | 0, place = (place + 2 * STEP) | 0) {
    sumWord(halves, i, place);
    sumWord(halves, (i + 2) | 0, (place + STEP) | 0);
  }
  if (i < last) sumWord(halves, i, place);
}

function sumWord(halves: Int32Array, i: number, place: number): void {
  const low = halves[i]!;
  const high = halves[i | 1]!;
  if ((low | high) !== 0) addMix(low, high, place);
}

function sumWritten(halves: Int32Array, i: number, place: number): void {
  const low = halves[i]!;
  const high = halves[i | 1]!;
  if ((low | (high << 1)) !== 0) addMix(low, high, place);
  else if (high !== 0) halves[i | 1] = 0;
}

/** Mixes all 64 bits of a word with its place, on two paths: what collides in one lane doesn't in the other. */
function addMix(low: number, high: number, place: number): void {
  let h = place ^ Math.imul(low, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(high, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1);
  sum[LOW] = sum[LOW]! + (h ^ (h >>> 16));
  h = (place >>> 7) ^ (place << 25) ^ Math.imul(high, 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 14), 0x297a2d39) ^ Math.imul(low, 0x5bd1e995);
  h = Math.imul(h ^ (h >>> 12), 0x1b873593);
  sum[HIGH] = sum[HIGH]! + (h ^ (h >>> 15));
}
