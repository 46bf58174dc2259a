import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createSymbolTable } from '../../../gateway/inbound/symbol-table.ts';

const bytesOf = (text: string): Buffer => Buffer.from(`<${text}>`, 'latin1');

test('every symbol is found at its number and no other text is', () => {
  const symbol = fc.stringMatching(/^[!-~]{1,32}$/);
  fc.assert(
    fc.property(fc.uniqueArray(symbol, { maxLength: 300 }), fc.array(symbol), (symbols, others) => {
      const table = createSymbolTable();
      for (const [number, one] of symbols.entries()) {
        assert.equal(table.find(bytesOf(one), 1, one.length + 1), -1);
        table.add(one);
        assert.equal(table.find(bytesOf(one), 1, one.length + 1), number);
      }
      assert.equal(table.size(), symbols.length);
      for (const [number, one] of symbols.entries()) assert.equal(table.find(bytesOf(one), 1, one.length + 1), number);
      for (const one of others) assert.equal(table.find(bytesOf(one), 1, one.length + 1), symbols.indexOf(one));
    }),
  );
});

test('100,000 symbols are found, and what only begins like one is not', () => {
  const table = createSymbolTable();
  for (let number = 0; number < 100_000; number++) table.add(`NIFTY${number}CE`);
  for (let number = 0; number < 100_000; number += 997) {
    const text = `NIFTY${number}CE`;
    assert.equal(table.find(bytesOf(text), 1, text.length + 1), number);
    assert.equal(table.find(bytesOf(text), 1, text.length), -1);
  }
});
