import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergePrices, writePrices } from '../../../core/market/prices.ts';
import { PRICES_WORDS, PRICE_WORDS, PricesWord } from '../../../core/schema/prices.ts';

const price = fc.integer({ min: 0, max: 20 });
const tick = fc.record({ bid: price, ask: price, last: price });

function recordOf({ bid, ask, last }: { bid: number; ask: number; last: number }, timeUs: number): Float64Array {
  const to = new Float64Array(PRICES_WORDS);
  writePrices(to, 0, 7, timeUs, bid, ask, last);
  return to;
}

/** Newest, low, high, and how far it fell and rose the most, of the prices that were known. */
function factsOf(all: readonly number[]): number[] {
  const known = all.filter((ticks) => ticks > 0);
  if (known.length === 0) return [0, 0, 0, 0, 0];
  let fall = 0;
  let rise = 0;
  for (const [i, from] of known.entries()) {
    for (const to of known.slice(i)) {
      fall = Math.max(fall, from - to);
      rise = Math.max(rise, to - from);
    }
  }
  return [known.at(-1)!, Math.min(...known), Math.max(...known), fall, rise];
}

test('records that became one say what their ticks say together, in whatever groups they were merged', () => {
  fc.assert(
    fc.property(fc.array(tick, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.boolean()), (ticks, joins) => {
      const records = ticks.map((one, i) => recordOf(one, 100 + i));
      while (records.length > 1) {
        const join = joins.next().value === true ? 0 : records.length - 2;
        mergePrices(records[join]!, 0, records[join + 1]!, 0);
        records.splice(join + 1, 1);
      }
      const [merged] = records;
      const W = PricesWord;
      const { length } = ticks;
      const head = [merged![W.INSTRUMENT], merged![W.FIRST_US], merged![W.LAST_US], merged![W.COUNT]];
      assert.deepEqual(head, [7, 100, 99 + length, length]);
      const sources = {
        LAST: ticks.map(({ last }) => last),
        BID: ticks.map(({ bid }) => bid),
        ASK: ticks.map(({ ask }) => ask),
        MARK: ticks.map(({ bid, ask, last }) => (bid > 0 && ask > 0 ? Math.floor((bid + ask) / 2) : last)),
      } as const;
      for (const [name, all] of Object.entries(sources)) {
        const at = W[name as keyof typeof sources];
        const [newest, low, high, fellFrom, fellTo, roseFrom, roseTo] = merged!.subarray(at, at + PRICE_WORDS);
        assert.deepEqual([newest, low, high, fellFrom! - fellTo!, roseTo! - roseFrom!], factsOf(all), name);
      }
    }),
    { numRuns: 500, includeErrorInReport: true },
  );
});
