import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_ROWS, createPriceHistory } from '../../../../core/risk/metrics/price-history.ts';

const BTC = { id: 3, symbol: 'BTCUSDT' };
const ETH = { id: 5, symbol: 'ETHUSDT' };

test('prices come back by interval; one that was not noted is none', () => {
  const history = createPriceHistory(60);
  history.begin(7);
  history.set('BTCUSDT', 100);
  history.begin(8);
  history.set('ETHUSDT', 20);
  const rows = history.read([ETH, BTC]);
  assert.deepEqual([...rows.grid], [7, 8]);
  assert.deepEqual(rows.instruments, [5, 3]);
  assert.deepEqual([...rows.prices], [Number.NaN, 20, 100, Number.NaN]);
});

test('the newest 501 rows are kept', () => {
  const history = createPriceHistory(60);
  for (let k = 1; k <= 2 * MOST_ROWS + 3; k++) {
    history.begin(k);
    history.set('BTCUSDT', k);
  }
  const { grid, prices } = history.read([BTC]);
  assert.deepEqual([grid.length, grid[0], grid.at(-1)], [501, MOST_ROWS + 4, 2 * MOST_ROWS + 3]);
  assert.deepEqual([...prices], [...grid]);
});

test('beyond the greatest number of series one is left out and counted, until another has no price left', () => {
  const history = createPriceHistory(60, 2);
  history.begin(1);
  assert.ok(history.set('A', 1));
  assert.ok(history.set('B', 1));
  assert.equal(history.set('C', 1), false);
  assert.equal(history.leftOut(), 1);
  for (let k = 2; k <= MOST_ROWS + 1; k++) {
    history.begin(k);
    history.set('A', 1);
  }
  assert.ok(history.set('C', 1), 'B had its last price 501 rows ago');
  assert.deepEqual(history.symbols(), ['A', 'C']);
});

test('an interval that is not behind the newest is refused', () => {
  const history = createPriceHistory(60);
  history.begin(7);
  assert.throws(() => history.begin(7), /intervals only rise/);
});
