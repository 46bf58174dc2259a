import assert from 'node:assert/strict';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { MalformedLine, tellAnswer } from '../../../workers/broker/adapters/venue-answers.js';
import { createLineReader } from '../../../workers/lines.js';
const LINES = [
    '{"ev":"ack","id":"a1"}',
    '{"ev":"reject","id":"a1","reason":"book full","transient":false}',
    '{"ev":"fill","id":"a1","symbol":"BTCUSDT","execution":813,"price":"45000.00","quantity":"0.000400","filled":"0.000400"}',
    '{"ev":"cancelled","id":"a1","symbol":"BTCUSDT","filled":"0.000400"}',
    '{"ev":"replaced","id":"a1","symbol":"NIFTY24DEC25000CE","price":"150.05","quantity":"75","filled":"0"}',
    '{"ev":"state","id":"a1","symbol":"BTCUSDT","state":"open","price":"45000.00","quantity":"0.001000","filled":"0.0004"}',
    '{"ev":"state","id":"zz","state":"absent"}',
    '{"ev":"listed","count":2}',
];
const MAX_LINE = 256;
const MAX_BYTES = 512;
/** A venue's stream in pieces: whole lines only, one call a line, whole ticks and lots, or a malformed line. */
export const venue = {
    name: 'venue',
    seeds: [`${LINES.slice(0, 3).join('\n')}\n`, ...LINES.map((line) => `${line}\n`)],
    tokens: [...LINES, '\n', '\r', '"price":"1e5"', '"filled":[]', '"id":null', '"expired"', '__proto__'],
    maxBytes: MAX_BYTES,
    create() {
        const bySymbol = new Map(SimulatedInstruments.map((instrument) => [instrument.symbol, instrument]));
        let calls = 0;
        const told = (...values) => {
            calls += 1;
            for (const value of values)
                if (typeof value === 'number')
                    assert.ok(Number.isSafeInteger(value) && value >= 0);
        };
        const events = {
            up: told,
            down: told,
            acknowledged: told,
            rejected: told,
            filled: told,
            cancelled: told,
            expired: told,
            cancelRejected: told,
            replaced: told,
            replaceRejected: told,
            state: told,
            listed: told,
        };
        return (input) => {
            const lines = [];
            const reader = createLineReader(MAX_LINE, (line) => {
                lines.push(line);
                assert.ok(line.length <= MAX_LINE && !line.includes('\n'));
            });
            const bytes = Buffer.from(input);
            let fits = true;
            // Pieces of a length that the input itself gives.
            const piece = 1 + (input[0] ?? 0);
            for (let at = 0; at < bytes.length && fits; at += piece)
                fits = reader.push(bytes.subarray(at, at + piece));
            const whole = bytes.toString('latin1').split('\n').slice(0, -1);
            assert.equal(lines.join('\n'), (fits ? whole : whole.slice(0, lines.length)).join('\n'));
            for (const line of lines) {
                calls = 0;
                const outcome = tell(line, bySymbol, events);
                assert.equal(calls, outcome === 'told' ? 1 : 0);
            }
        };
    },
};
function tell(line, bySymbol, events) {
    let fields;
    try {
        fields = JSON.parse(line);
    }
    catch {
        return 'malformed';
    }
    if (typeof fields !== 'object' || fields === null)
        return 'malformed';
    try {
        tellAnswer(fields, bySymbol, events);
        return 'told';
    }
    catch (error) {
        if (error instanceof MalformedLine)
            return 'malformed';
        throw error;
    }
}
//# sourceMappingURL=venue.js.map