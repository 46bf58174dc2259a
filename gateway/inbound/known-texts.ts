import { afterPiece, createPieces, frame, learnPiece } from './frame.ts';

/**
 * What texts in the frame mean that came before: clients name few symbols, sides and types again and again. One place for each
 * text, taken over by the newest of those that meet there. Texts are compared with the quote behind them.
 */
export interface KnownTexts {
  /** What the text from `start` to `end` means, or -1: it isn't known. */
  find(start: number, end: number): number;
  learn(start: number, end: number, meaning: number): void;
}

const PLACES = 32;

export function createKnownTexts(): KnownTexts {
  const pieces = createPieces(PLACES);
  const meanings = new Int32Array(PLACES);

  return {
    find(start, end) {
      const place = placeOf(start, end);
      const quote = end + 1;
      return afterPiece(pieces, place, start, quote) === quote ? meanings[place]! : -1;
    },
    learn(start, end, meaning) {
      const place = placeOf(start, end);
      learnPiece(pieces, place, start, end + 1);
      meanings[place] = meaning;
    },
  };
}

function placeOf(start: number, end: number): number {
  return (frame[start]! ^ (frame[start + 2]! << 1) ^ (frame[end - 1]! << 2) ^ (end - start)) & (PLACES - 1);
}
