/**
 * Words for one function to work in, or to leave numbers in that aren't small integers. V8 keeps arrays of up to 64 bytes
 * among its objects, where they move; where a longer one stands is part of the code that uses it.
 */
export function createScratch(words: number): Float64Array {
  return new Float64Array(Math.max(words, LEAST));
}

const LEAST = 9;
