import { EventKind } from '../../core/schema/event.js';
import { OrderStatus } from '../../core/schema/order-kind.js';
import { Reject } from '../../core/schema/reject.js';
import { SimulatedInstruments } from '../../core/market/instruments.js';
import { catalogOf } from '../../core/wire/catalog.js';
import { HEADER_BYTES } from '../../core/wire/header.js';
import { FIELD_HEADS, HEADER_ROWS, WIRE_ABOUT, WIRE_RULES, fieldRow, numberTables, recordTitle, } from '../../gateway/docs/wire-records.js';
import { WIRE_CODECS } from './wire-codecs.js';
import { record } from './wire-client.js';
/** The page that documents each byte, made of the layouts themselves and of records that the encoders wrote. */
export function wirePage() {
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
function aligned(table) {
    const rows = table
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(2, -2).split(' | '));
    const widths = rows[0].map((_, i) => Math.max(...rows.map((cells) => cells[i].length)));
    const isRight = rows[1].map((cell) => cell.endsWith(':'));
    const cellOf = (cell, i) => {
        const width = widths[i];
        if (cell.startsWith('---'))
            return isRight[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
        return isRight[i] ? cell.padStart(width) : cell.padEnd(width);
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
export const WIRE_EXAMPLES = {
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
const LINE = 120;
const INTRODUCTION = `# The binary protocol, byte by byte

<!-- Written by test/gateway/wire/page.test.ts from the layouts in core/wire: \`WRITE_PAGES=1 node test/run.mjs fast wire/page\`. -->

${wrapped(WIRE_ABOUT, '')}

${WIRE_RULES.map(([term, text]) => wrapped(`- **${term}** ${text}`, '  ')).join('\n')}`;
/** Lines of at most 120 characters, all but the first behind `indent`. */
function wrapped(text, indent) {
    let line = 0;
    return text
        .split(' ')
        .map((word, i) => {
        const isNew = i > 0 && line + 1 + word.length > LINE;
        line = isNew ? indent.length + word.length : line + word.length + (i > 0 ? 1 : 0);
        return i === 0 ? word : isNew ? `\n${indent}${word}` : ` ${word}`;
    })
        .join('');
}
function header() {
    return `## Every record begins with\n\n${fields(HEADER_ROWS)}`;
}
function section(layout) {
    const example = WIRE_EXAMPLES[layout.name];
    const bytes = record(layout.name, example.values);
    return `### ${recordTitle(layout)}

${layout.what}

${fields(layout.fields.map(fieldRow))}

Example: ${example.what}.

\`\`\`
${dump(bytes)}
\`\`\``;
}
function fields(rows) {
    return [FIELD_HEADS, ['---:', '---:', '---', '---', '---'], ...rows]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
}
/** Sixteen bytes a line, with the place of the first. */
function dump(bytes) {
    const lines = [];
    for (let at = 0; at < bytes.length; at += 16) {
        const part = [...bytes.subarray(at, at + 16)].map((byte) => byte.toString(16).padStart(2, '0'));
        lines.push(`${String(at).padStart(4)}  ${part.join(' ')}`);
    }
    return lines.join('\n');
}
function codes() {
    const tables = numberTables().map(({ title, about, rows }) => {
        const lines = rows.map(([code, name]) => `| ${code} | ${name} |`).join('\n');
        const heads = title === 'Notes' ? '| note | what |' : '| code | name |';
        return `## ${title}\n\n${about === '' ? '' : `${about}\n\n`}${heads}\n| ---: | --- |\n${lines}`;
    });
    return `${tables.join('\n\n')}

## Reject codes

| code | HTTP status | name |
| ---: | ---: | --- |
${Object.entries(Reject)
        .map(([name, { code, httpStatus }]) => `| ${code} | ${httpStatus} | ${name} |`)
        .join('\n')}

The header has ${HEADER_BYTES} bytes in every version, and \`length\`, \`type\` and \`version\` stand where they do.
`;
}
//# sourceMappingURL=wire-page.js.map