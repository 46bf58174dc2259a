/** An array of up to 64 bytes stands in the engine's own heap, which moves it. */
const LEAST_WORDS = 9;

/**
 * Words that a file hands numbers over in, so that none is boxed. Never fewer than stand still: compiled code then has their
 * address in it, where it would look up length and place of a smaller array at each use.
 */
export function scratchWords(words: number): Float64Array {
  return new Float64Array(Math.max(words, LEAST_WORDS));
}
