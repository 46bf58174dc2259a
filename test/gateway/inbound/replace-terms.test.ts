import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { COMMAND_BYTES, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { TERM_WORDS, TermFlag } from '../../../core/schema/terms.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { JsonError, JsonReader } from '../../../gateway/inbound/json-reader.ts';
import { createOrderRequest } from '../../../gateway/inbound/order-request.ts';
import { createRequestParser } from '../../../gateway/inbound/parse.ts';
import { writeCommand } from '../../../gateway/inbound/write-command.ts';

const directory = createDirectory(SimulatedInstruments, ['demo'], ['sim-a']);
const parser = createRequestParser(directory);
/** Tick 0.05. */
const OPTION = SimulatedInstruments.findIndex(({ symbol }) => symbol === 'NIFTY24DEC25000CE');

function read(fields: object, instrument = OPTION) {
  const bytes = Buffer.from(JSON.stringify(fields));
  const reader = new JsonReader();
  assert.equal(reader.read(bytes, 0, bytes.length), JsonError.none);
  const request = createOrderRequest();
  // What another request has left behind.
  request.terms.fill(77);
  request.instrument = instrument;
  request.orderId = 1000;
  return { no: parser.replace(reader, request, true), request };
}

/* What is to be new; the term words: stop, stop's limit, trail, target, legs, variance, flags, parent. */
const RIGHT: readonly (readonly [object, readonly number[]])[] = [
  [{ price: 150 }, [0, 0, 0, 0, 0, 0, 0, 0]],
  [{ stop_price: 180 }, [3600, 0, 0, 0, 0, 0, 0, 0]],
  [{ stop_price: '180.05', price: 181, quantity: 750 }, [3601, 0, 0, 0, 0, 0, 0, 0]],
  [{ trail_amount: '2.5' }, [0, 0, 50, 0, 0, 0, 0, 0]],
  [{ trail_percent: '1.5' }, [0, 0, 15_000, 0, 0, 0, TermFlag.percent, 0]],
  [{ stop_loss: 120, stop_loss_limit: 119, target: 190 }, [2400, 2380, 0, 3800, 0, 0, 0, 0]],
  [{ target: 190, trail_amount: 1 }, [0, 0, 20, 3800, 0, 0, 0, 0]],
  [{ stop_loss_limit: 119 }, [0, 2380, 0, 0, 0, 0, 0, 0]],
];
for (const [fields, terms] of RIGHT) {
  test(`a replace by ${JSON.stringify(fields)} says so in the words of its command`, () => {
    const { no, request } = read(fields);
    assert.equal(no, undefined);
    const command = recordsOf(new ArrayBuffer(COMMAND_BYTES));
    command.f64.fill(7);
    writeCommand(command, 0, CommandKind.replace, request, 0, 0);
    assert.deepEqual([...command.f64.subarray(CommandWord.TERMS, CommandWord.TERMS + TERM_WORDS)], terms);
  });
}

test('until the instrument is known nothing of a replace is read, and nothing is left of another', () => {
  const { no, request } = read({ stop_price: 180 }, -1);
  assert.equal(no, undefined);
  assert.deepEqual([...request.terms], Array(8).fill(0));
});

const WRONG: readonly (readonly [object, code: string, field: string | undefined])[] = [
  [{}, 'NOTHING_TO_REPLACE', undefined],
  [{ stop_price: 0 }, 'INVALID_STOP_PRICE', 'stop_price'],
  [{ stop_price: 180.01 }, 'PRICE_NOT_ON_TICK', 'stop_price'],
  [{ trail_amount: -1 }, 'INVALID_TRAIL', 'trail_amount'],
  [{ trail_percent: 100 }, 'INVALID_TRAIL', 'trail_percent'],
  [{ trail_amount: 1, trail_percent: 1 }, 'INVALID_TRAIL', 'trail_percent'],
  [{ stop_loss: 'low' }, 'INVALID_EXITS', 'stop_loss'],
  [{ stop_loss: 120, trail_amount: 1 }, 'INVALID_EXITS', 'stop_loss'],
  [{ stop_loss: 120, stop_price: 120 }, 'INVALID_EXITS', 'stop_loss'],
  [{ stop_loss_limit: 0 }, 'INVALID_EXITS', 'stop_loss_limit'],
  [{ target: 0 }, 'INVALID_EXITS', 'target'],
  [{ trigger_by: 'mark' }, 'UNKNOWN_FIELD', 'trigger_by'],
  [{ iceberg_legs: 3 }, 'UNKNOWN_FIELD', 'iceberg_legs'],
];
for (const [fields, code, field] of WRONG) {
  test(`a replace by ${JSON.stringify(fields)} is refused as ${code}`, () => {
    const { no } = read(fields);
    assert.deepEqual([no?.code, no?.field], [code, field]);
  });
}
