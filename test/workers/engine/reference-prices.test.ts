import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LatchReader, LatchWriter, createLatch } from '../../../core/memory/latch.ts';
import { createInputs } from '../../../core/order/inputs.ts';
import { QUOTE_WORDS, QuoteWord } from '../../../core/schema/quote.ts';
import { createReferencePrices } from '../../../workers/engine/reference-prices.ts';

const INSTRUMENTS = 3;

function market(): {
  tell: (instrument: number, bid: number, ask: number, last: number, atUs: number) => void;
  ask: (instrument: number, nowUs: number) => readonly number[];
} {
  const latch = createLatch('quotes', INSTRUMENTS, QUOTE_WORDS);
  const writer = new LatchWriter(latch);
  const prices = createReferencePrices(new LatchReader(latch));
  const inputs = createInputs();
  return {
    tell(instrument, bid, ask, last, atUs) {
      const quote = new Float64Array(QUOTE_WORDS);
      quote[QuoteWord.BID_TICKS] = bid;
      quote[QuoteWord.ASK_TICKS] = ask;
      quote[QuoteWord.LAST_TICKS] = last;
      quote[QuoteWord.RECEIVED_US] = atUs;
      writer.write(instrument, quote, 0);
    },
    ask(instrument, nowUs) {
      inputs.nowUs = nowUs;
      prices.sample(instrument, inputs);
      return [inputs.refTicks, inputs.refSequence, inputs.refAgeUs];
    },
  };
}

test('a reference price is the middle of bid and ask, rounded down, or without both the last', () => {
  const { tell, ask } = market();
  tell(0, 100, 103, 7, 50);
  assert.deepEqual(ask(0, 60), [101, 1, 10]);
  tell(0, 0, 103, 7, 70);
  assert.deepEqual(ask(0, 90), [7, 2, 20]);
});

test('an instrument without a quote, or that does not exist, has no reference price', () => {
  const { tell, ask } = market();
  tell(1, 10, 12, 11, 5);
  assert.deepEqual(ask(1, 5), [11, 1, 0]);
  for (const instrument of [0, 2, -1, INSTRUMENTS]) assert.deepEqual(ask(instrument, 5), [0, 0, 0]);
});

test('a first quote after a look that found none is seen', () => {
  const { tell, ask } = market();
  assert.deepEqual(ask(2, 1), [0, 0, 0]);
  tell(2, 0, 0, 9, 1);
  assert.deepEqual(ask(2, 4), [9, 1, 3]);
});

test('whatever is told and asked in whatever order, each answer is of the newest quote, aged by now', () => {
  const step = fc.record({
    isQuote: fc.boolean(),
    instrument: fc.nat({ max: INSTRUMENTS - 1 }),
    bid: fc.nat({ max: 1000 }),
    ask: fc.nat({ max: 1000 }),
    last: fc.nat({ max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const { tell, ask: askFor } = market();
      const told = Array.from({ length: INSTRUMENTS }, () => ({ ticks: 0, version: 0, atUs: 0 }));
      for (const [nowUs, { isQuote, instrument, bid, ask, last }] of steps.entries()) {
        const newest = told[instrument]!;
        if (isQuote) {
          tell(instrument, bid, ask, last, nowUs);
          newest.ticks = bid > 0 && ask > 0 ? Math.floor((bid + ask) / 2) : last;
          newest.version += 1;
          newest.atUs = nowUs;
        }
        const ageUs = newest.version === 0 ? 0 : nowUs - newest.atUs;
        assert.deepEqual(askFor(instrument, nowUs), [newest.ticks, newest.version, ageUs]);
      }
    }),
  );
});
