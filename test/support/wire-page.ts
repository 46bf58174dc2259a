import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { Reject } from '../../core/schema/reject.ts';
import { noteText } from '../../core/order/lifecycle.ts';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { catalogOf } from '../../core/wire/catalog.ts';
import {
  HEADER_BYTES,
  MAX_FRAME_RECORDS,
  MAX_RECORD_BYTES,
  MAX_WIRE_FRAME_BYTES,
  WIRE_VERSION,
} from '../../core/wire/header.ts';
import type { WireField, WireLayout } from '../../core/wire/layout.ts';
import { WIRE_CODECS } from './wire-codecs.ts';
import { record } from './wire-client.ts';

/** The page that documents each byte, made of the layouts themselves and of records that the encoders wrote. */
export function wirePage(): string {
  const page = [
    INTRODUCTION,
    header(),
    '## From the client',
    ...WIRE_CODECS.filter(({ layout }) => layout.type < 0x80).map(({ layout }) => section(layout)),
    '## From the gateway',
    ...WIRE_CODECS.filter(({ layout }) => layout.type >= 0x80).map(({ layout }) => section(layout)),
    codes(),
  ].join('\n\n');
  return page.replaceAll(/(?:^\|.*\n)+/gm, aligned);
}

/** A table whose columns are as wide as their widest cell, as the formatter writes it. */
function aligned(table: string): string {
  const rows = table
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(2, -2).split(' | '));
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((cells) => cells[i]!.length)));
  const isRight = rows[1]!.map((cell) => cell.endsWith(':'));
  const cellOf = (cell: string, i: number): string => {
    const width = widths[i]!;
    if (cell.startsWith('---')) return isRight[i]! ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
    return isRight[i]! ? cell.padStart(width) : cell.padEnd(width);
  };
  return rows.map((cells) => `| ${cells.map(cellOf).join(' | ')} |\n`).join('');
}

const catalog = catalogOf(SimulatedInstruments);

const order = {
  orderId: 1001,
  priceTicks: 4_500_000,
  quantityLots: 1_000,
  version: 1,
  broker: 1,
  status: OrderStatus.routed,
  side: 1,
  type: 1,
  timeInForce: 2,
  attempt: 1,
  flags: 1,
  clientIdLength: 3,
  clientId: Uint8Array.from({ length: 48 }, (_, i) => 'a-1'.charCodeAt(i) || 0),
};

/** One record of each type, by the layout's name. */
export const WIRE_EXAMPLES: Readonly<
  Record<string, { readonly what: string; readonly values: Record<string, unknown> }>
> = {
  place: {
    what: 'buy 0.001 BTCUSDT at 45,000.00, GTC, client order id `a-1`',
    values: {
      requestId: 7,
      catalog,
      side: 1,
      type: 1,
      timeInForce: 2,
      priceTicks: 4_500_000,
      quantityLots: 1_000,
      clientId: 'a-1',
      tag: 'blue',
    },
  },
  cancel: { what: 'cancel the order `a-1`', values: { requestId: 8, clientId: 'a-1' } },
  replace: {
    what: 'order 1001 at 44,000.01, if it still has version 1',
    values: { requestId: 9, catalog, orderId: 1001, priceTicks: 4_400_001, ifVersion: 1 },
  },
  'cancel all': { what: 'cancel all of the default account', values: { requestId: 10, instrument: 0xffff_ffff } },
  ping: { what: 'echo 1,790,000,000,000', values: { requestId: 11, echo: 1_790_000_000_000 } },
  'order answer': {
    what: 'the place above was accepted as order 1001 and routed to the first broker',
    values: {
      requestId: 7,
      status: 201,
      answered: 1,
      ordersLeft: 99,
      cancelsLeft: 0xffff,
      order,
      tag: 'blue',
      timeUs: 1_790_000_000_000_123,
      riskUs: 41,
      totalUs: 512,
    },
  },
  'cancel all done': {
    what: 'three orders are being cancelled',
    values: { requestId: 10, status: 200, ordersLeft: 0xffff, cancelsLeft: 0xffff, requested: 3 },
  },
  pong: {
    what: 'the answer to the ping above',
    values: {
      requestId: 11,
      status: 200,
      ordersLeft: 0xffff,
      cancelsLeft: 0xffff,
      echo: 1_790_000_000_000,
      timeUs: 1_790_000_000_000_456,
    },
  },
  refused: {
    what: 'an order above the size limit',
    values: {
      requestId: 12,
      status: Reject.SIZE_LIMIT.httpStatus,
      code: Reject.SIZE_LIMIT.code,
      ordersLeft: 98,
      cancelsLeft: 0xffff,
      answered: 1,
      message: 'The quantity is above the limit of one order.',
      limit: '10',
      value: '20',
    },
  },
  'execution report': {
    what: '0.0004 of order 1001 were filled at 45,000.00',
    values: {
      sequence: 42,
      timeUs: 1_790_000_000_001_000,
      event: EventKind.filled,
      lastTicks: 4_500_000,
      lastLots: 400,
      executionId: 77,
      order: {
        ...order,
        filledLots: 400,
        filledCost: 400 * 4_500_000,
        status: OrderStatus.partly_filled,
        flags: 0,
      },
    },
  },
  quote: {
    what: 'ETHUSDT 2,500.00 / 2,500.01, no trade yet',
    values: {
      instrument: 1,
      snapshot: 1,
      sequence: 5,
      bidTicks: 250_000,
      bidLots: 20,
      askTicks: 250_001,
      askLots: 30,
      timeUs: 1_790_000_000_000_000,
    },
  },
  trade: {
    what: '0.0004 ETHUSDT at 2,500.01; two trades before it were skipped',
    values: {
      instrument: 1,
      sequence: 9,
      skipped: 2,
      priceTicks: 250_001,
      quantityLots: 4,
      timeUs: 1_790_000_000_000_000,
    },
  },
};

const INTRODUCTION = `# The binary protocol, byte by byte

<!-- Written by test/gateway/wire/page.test.ts from the layouts in core/wire: \`WRITE_PAGES=1 node test/run.mjs fast wire/page\`. -->

The gateway's WebSocket, \`/ws\`, takes text frames, which are JSON, and binary frames, which are records, on the same
connection. Orders and cancels can be sent as records, and reports, quotes and trades can be had as records; logging on,
subscribing and everything else stays JSON.

- **A frame** holds 1 to ${MAX_FRAME_RECORDS} records back to back, at most ${String(MAX_WIRE_FRAME_BYTES)} bytes. Several are a batch: each is admitted
  and answered by itself, and the answers come as they are there, in any order. Frames of the gateway may hold several
  records of different types, too.
- **A record** has a fixed layout, little-endian, without padding; at most ${String(MAX_RECORD_BYTES)} bytes. \`length\` is that of its type.
- **Numbers** are unsigned. A \`u53\` is 8 bytes, two u32 with the low half first, and below 2^53. Prices are whole ticks and
  quantities whole lots of the instrument, as \`/instruments\` tells them (the method \`instruments\`, too), and instruments go
  by the \`instrument\` numbers there; a broker's number is its place in the list \`brokers\` there, from 0.
- **The catalog** is the number \`catalog\` of \`/instruments\`. Records that mean ticks, lots or an instrument carry it. When the
  instruments aren't the same any more, such a record is refused: \`STALE_CATALOG\`. A cancel is never stale.
- **Texts** are Latin-1. In a fixed place they are followed by zeros.
- **A zero in a request** is a field that isn't there, as in JSON; the defaults and rules are those of JSON, and so are the
  refusals and their order of precedence.
- **Reserved bytes** are zero.
- **A record that is none** (length, version, type, reserved bytes, an echo of 2^53 or more) is refused with
  \`INVALID_FRAME\`, with its request id if it has a header. What stands before it in its frame was done; what stands
  behind it isn't, and is refused the same way as far as its records can be told apart. The connection stays.
- **Subscribe** with \`"format":"binary"\`, a field beside the others: \`orders\`, \`quotes:SYMBOL\`, \`ticks:SYMBOL\`. The answer
  is JSON and comes first. Sequences are those of the JSON channels, so a reader can change the format when it resumes.
- **Versions**: this is version ${WIRE_VERSION}. A record with another length or other fields has another version.`;

function header(): string {
  return `## Every record begins with

| byte | bytes | kind | field | what |
| ---: | ---: | --- | --- | --- |
| 0 | 2 | u16 | length | of the whole record, this header included |
| 2 | 1 | u8 | type | see each record |
| 3 | 1 | u8 | version | ${WIRE_VERSION} |
| 4 | 4 | u32 | request id | the client's; an answer has that of its request; 0 in reports, quotes and trades |`;
}

function section(layout: WireLayout): string {
  const example = WIRE_EXAMPLES[layout.name]!;
  const bytes = record(layout.name, example.values);
  const isOpen = layout.fields.some(({ kind }) => kind === 'end');
  return `### ${layout.name}: type ${hex(layout.type)}, ${layout.bytes} bytes${isOpen ? ' and its texts' : ''}

${layout.what}

| byte | bytes | kind | field | what |
| ---: | ---: | --- | --- | --- |
${layout.fields.map(row).join('\n')}

Example: ${example.what}.

\`\`\`
${dump(bytes)}
\`\`\``;
}

function row({ at, bytes, kind, name, what }: WireField): string {
  const size = kind === 'end' ? '' : String(bytes);
  const shown = kind === 'zero' ? '' : kind === 'end' ? 'text' : kind;
  return `| ${at} | ${size} | ${shown} | ${name} | ${what} |`;
}

function hex(type: number): string {
  return `0x${type.toString(16).padStart(2, '0')}`;
}

/** Sixteen bytes a line, with the place of the first. */
function dump(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = [...bytes.subarray(at, at + 16)].map((byte) => byte.toString(16).padStart(2, '0'));
    lines.push(`${String(at).padStart(4)}  ${part.join(' ')}`);
  }
  return lines.join('\n');
}

function codes(): string {
  const notes: string[] = [];
  for (let note = 1; noteText(note) !== undefined; note++) notes.push(`| ${note} | ${noteText(note)} |`);
  return `## Order status

${table(OrderStatus)}

## Events

Of execution reports. Others, that clients never see, have numbers between these.

${table(Object.fromEntries(Object.entries(EventKind).filter(([, code]) => code < EventKind.order_view)))}

## Reject codes

| code | HTTP status | name |
| ---: | ---: | --- |
${Object.entries(Reject)
  .map(([name, { code, httpStatus }]) => `| ${code} | ${httpStatus} | ${name} |`)
  .join('\n')}

## Notes

Why a report is odd. Notes may be added.

| note | what |
| ---: | --- |
${notes.join('\n')}

The header has ${HEADER_BYTES} bytes in every version, and \`length\`, \`type\` and \`version\` stand where they do.
`;
}

function table(entries: Readonly<Record<string, number>>): string {
  const rows = Object.entries(entries).map(([name, code]) => `| ${code} | ${name} |`);
  return `| code | name |\n| ---: | --- |\n${rows.join('\n')}`;
}
