import { InstrumentClass } from '../../core/schema/definition.ts';
import { MAX_BATCH } from '../outbound/feed-frames.ts';
import { symbol } from './answer-fields.ts';
import {
  type JsonSchema,
  type Properties,
  anyOf,
  decimal,
  flag,
  list,
  moment,
  object,
  orNull,
  ref,
  text,
  whole,
  word,
} from './json-schema.ts';

const quoteHead: Properties = {
  symbol,
  bid: orNull(decimal('best price to sell at; null: none')),
  bid_quantity: orNull(decimal('how much of it')),
  ask: orNull(decimal('best price to buy at; null: none')),
  ask_quantity: orNull(decimal('how much of it')),
  last: orNull(decimal('price of the last trade; null: none')),
  last_quantity: orNull(decimal('its quantity')),
  time: moment('when the venue said so'),
};

const counters: Properties = {
  sequence: whole(1, 'counts the updates of the instrument'),
  skipped: whole(0, 'updates before it that this reader was not sent'),
};

const nextInstrument = orNull({ type: 'string', pattern: '^[0-9]{1,7}$', description: 'where the next page goes on' });

/** Frames of a channel: one update, or several at once. */
function frames(channel: string, data: JsonSchema): JsonSchema {
  const name: JsonSchema = { type: 'string', pattern: `^${channel}:.+$`, description: `${channel}:SYMBOL` };
  return anyOf([
    object({ channel: name, type: word(['snapshot', 'update']), data }),
    object({ channel: name, batch: { ...list(data, 'oldest first'), minItems: 1, maxItems: MAX_BATCH } }),
  ]);
}

/** Instruments, and what is told of their prices. */
export const marketSchemas = {
  Instrument: object(
    {
      symbol,
      instrument: whole(0, 'its number in binary records'),
      class: word(Object.keys(InstrumentClass), 'what it is'),
      tradable: flag('false: it has quotes but takes no orders'),
      currency: text('of its prices'),
      tick: decimal('prices are multiples of it'),
      lot: decimal('quantities are multiples of it'),
      multiplier: decimal('money of a quantity of 1 at a price of 1; absent: 1'),
      freeze_quantity: decimal('largest quantity of one order that its exchange takes; absent: any'),
      expiry: moment('from then on it takes no orders; absent: never'),
      session: object(
        {
          open: text('time of day in its zone'),
          close: text('time of day in its zone, on the next day if it is not after the open'),
          zone: text('IANA name'),
          days: list(text('mon, tue, … sun'), 'on which a session begins'),
        },
        [],
        'when it trades; absent: always',
      ),
      exchange: text('where it trades'),
      venue_id: text('its name or number there'),
      problem: text('why it is not tradable, where that is not its nature'),
    },
    ['multiplier', 'freeze_quantity', 'expiry', 'session', 'exchange', 'venue_id', 'problem'],
  ),
  ReloadedInstruments: object({
    added: whole(0, 'new ones'),
    changed: whole(0, 'that are otherwise now'),
    closed: whole(0, 'that the files have no more'),
    refused: whole(0, 'whose tick, lot, multiplier or currency is another, or for which there is no number left'),
    rows: whole(0, 'rows of the files that could not be taken'),
    problems: list(text('the first of them'), 'in words'),
  }),
  InstrumentList: object({
    catalog: whole(
      0,
      'changes with the numbers, ticks and lots of the instruments; binary records carry it',
      0xffff_ffff,
    ),
    brokers: list(text('id of a broker'), 'in the order of their numbers in binary records'),
    instruments: list(ref('Instrument')),
    next_cursor: nextInstrument,
  }),
  Quote: object({ ...quoteHead, age_ms: whole(0, 'since it came here') }),
  QuoteUpdate: object({ ...quoteHead, ...counters }),
  Tick: object({
    symbol,
    price: decimal('of the trade'),
    quantity: decimal('of the trade'),
    time: moment('when it was made'),
    ...counters,
  }),
  QuotesFrame: frames('quotes', ref('QuoteUpdate')),
  TicksFrame: frames('ticks', ref('Tick')),
} as const satisfies Readonly<Record<string, JsonSchema>>;
