import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { createLatch, LatchReader, LatchWriter } from '../../../core/memory/latch.ts';
import { createPriceHistory } from '../../../core/risk/metrics/price-history.ts';
import { QUOTE_WORDS, QuoteWord } from '../../../core/schema/quote.ts';
import { createMarks } from '../../../gateway/control/mark.ts';
import { createPriceRecorder } from '../../../gateway/control/price-recorder.ts';

const MINUTE = 60_000_000;
const BTC = SimulatedInstruments[0]!;
const ETH = SimulatedInstruments[1]!;
const OPTION = SimulatedInstruments[4]!;

function open() {
  const latch = createLatch('quotes', SimulatedInstruments.length, QUOTE_WORDS);
  const writer = new LatchWriter(latch);
  const words = new Float64Array(QUOTE_WORDS);
  const history = createPriceHistory(MINUTE);
  const recorder = createPriceRecorder(history, SimulatedInstruments, createMarks(new LatchReader(latch)), () => {});
  return {
    history,
    recorder,
    quote(instrument: number, bid: number, ask: number, last: number, receivedUs: number): void {
      words.fill(0);
      words[QuoteWord.BID_TICKS] = bid;
      words[QuoteWord.ASK_TICKS] = ask;
      words[QuoteWord.LAST_TICKS] = last;
      words[QuoteWord.RECEIVED_US] = receivedUs;
      writer.write(instrument, words, 0);
    },
  };
}

test('at the end of each interval the middle is noted, or the last trade, as a price', () => {
  const { history, recorder, quote } = open();
  assert.equal(recorder.tick(7 * MINUTE + 1), false, 'the interval that was under way is not noted');
  quote(BTC.id, 4_500_000, 4_500_001, 4_400_000, 7 * MINUTE + 30_000_000);
  quote(OPTION.id, 0, 0, 3_000, 7 * MINUTE + 30_000_000);
  assert.equal(recorder.tick(8 * MINUTE - 1), false);
  assert.equal(recorder.tick(8 * MINUTE + 20_000), true);
  assert.equal(recorder.tick(8 * MINUTE + 40_000), false, 'once');
  const { grid, prices } = history.read([BTC, OPTION, ETH]);
  assert.deepEqual([...grid], [8]);
  assert.deepEqual([...prices], [45_000.005, 150, Number.NaN]);
});

test('a quote of an interval before is no price of this one', () => {
  const { history, recorder, quote } = open();
  recorder.tick(7 * MINUTE + 1);
  quote(BTC.id, 4_500_000, 4_500_002, 0, 7 * MINUTE + 30_000_000);
  quote(ETH.id, 250_000, 250_002, 0, 8 * MINUTE + 30_000_000);
  assert.equal(recorder.tick(9 * MINUTE), true);
  assert.deepEqual([...history.read([BTC, ETH]).prices], [Number.NaN, 2_500.01]);
});

test('a gateway that was held up for half an interval notes nothing for it', () => {
  const { history, recorder, quote } = open();
  recorder.tick(7 * MINUTE + 1);
  quote(BTC.id, 4_500_000, 4_500_002, 0, 8 * MINUTE + 29_000_000);
  assert.equal(recorder.tick(8 * MINUTE + 30_000_000), false);
  assert.equal(history.rows(), 0);
  assert.equal(recorder.tick(9 * MINUTE), true);
});
