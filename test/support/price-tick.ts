import { createPricesCursor, decidePrices } from '../../core/order/plans/decide-prices.ts';
import { apply } from '../../core/order/apply.ts';
import { stepPlans } from '../../core/order/step.ts';
import { EVENT_BYTES, EventHalf } from '../../core/schema/event.ts';
import { PRICES_WORDS, PriceWord, PricesWord } from '../../core/schema/prices.ts';
import { type World, createSink } from './engine-world.ts';

/** One tick of the last price, as the ring of trades brings it. */
export function tick(world: World, ticks: number, instrument = 0): void {
  const prices = new Float64Array(PRICES_WORDS);
  prices[PricesWord.INSTRUMENT] = instrument;
  prices[PricesWord.FIRST_US] = world.inputs.nowUs;
  prices[PricesWord.LAST_US] = world.inputs.nowUs;
  prices[PricesWord.COUNT] = 1;
  const { NEWEST, LOW, HIGH, FELL_FROM, FELL_TO, ROSE_FROM, ROSE_TO } = PriceWord;
  for (const word of [NEWEST, LOW, HIGH, FELL_FROM, FELL_TO, ROSE_FROM, ROSE_TO])
    prices[PricesWord.LAST + word] = ticks;
  const out = createSink();
  const keep = (from: number): void => {
    for (let i = from; i < out.used; i++) {
      const at = (i % 64) * EVENT_BYTES;
      world.journal.push(out.records.u8.slice(at, at + out.records.i32[(at >> 2) + EventHalf.LENGTH]!));
    }
  };
  const cursor = createPricesCursor();
  for (let part = 0; ; part++) {
    const from = out.used;
    const at = decidePrices(world.state, prices, 0, cursor, world.inputs, part, out);
    if (at < 0) break;
    apply(world.state, out.records, at);
    keep(from);
  }
  const from = out.used;
  stepPlans(world.state, world.inputs, out);
  keep(from);
}
