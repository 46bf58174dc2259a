import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StopWord } from '../../../core/memory/control.ts';
import { StopScopes, createStopScopes } from '../../../core/memory/stop-scopes.ts';

test('what one thread stops another one sees, and lifted it is stopped no more', () => {
  const buffer = createStopScopes(4, 8);
  const [one, other] = [new StopScopes(buffer), new StopScopes(buffer)];
  assert.equal(other.wordsOf(3, 7), 0);
  one.setAccount(3, true);
  one.setAccount(3, true);
  one.setInstrument(7, true);
  assert.equal(other.wordsOf(3, 7), StopWord.account | StopWord.symbol);
  assert.equal(other.wordsOf(3, 3), StopWord.account);
  assert.equal(other.wordsOf(2, 7), StopWord.symbol);
  assert.equal(other.wordsOf(2, 3), 0, 'an account and an instrument of the same number are two');
  other.setAccount(3, false);
  assert.equal(one.wordsOf(3, 7), StopWord.symbol);
  other.setAccount(3, false);
  other.setInstrument(7, false);
  one.setInstrument(0, true);
  assert.equal(one.wordsOf(0, 0), StopWord.symbol, 'what is lifted twice is counted once');
});

test('numbers beyond the last are nobody: never stopped, and no write beside the bytes', () => {
  const stops = new StopScopes(createStopScopes(4, 8));
  for (const number of [-1, 4, 100]) stops.setAccount(number, true);
  for (const number of [-1, 8, 100]) stops.setInstrument(number, true);
  stops.setAccount(1, true);
  assert.equal(stops.wordsOf(-1, -1), 0);
  assert.equal(stops.wordsOf(4, 8), 0);
  assert.equal(stops.wordsOf(100, 0), 0);
});
