import { openSync, closeSync, fstatSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { SimulatedInstruments } from '../../core/market/instruments.js';
import { ccxtRows } from './ccxt-markets.js';
import { isExactObject, parseExact } from './exact-json.js';
import { readKiteCsv } from './kite-csv.js';
import { OWN_FORMAT_NAME, ownRow, ownRows } from './own-format.js';
import { createRowRefusals, refuseRow } from './row-refusals.js';
/** INSTRUMENTS: `simulated`, paths, or both, separated by commas. */
export const SIMULATED = 'simulated';
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
export const MAX_FILES = 16;
/** A file that can't be read at all. */
export class MasterError extends Error {
    name = 'MasterError';
}
/**
 *   file ─▶ its format ─▶ rows ─▶ instruments, each symbol once
 *                            └──▶ refused: which line, and why
 *
 * At most `most` are taken. Throws `MasterError` if a whole file is wrong: better no change than half of a file.
 */
export function readMaster(spec, most) {
    const instruments = [];
    const refused = createRowRefusals();
    const seen = new Set();
    function take(instrument, file, line) {
        const { symbol } = instrument;
        if (seen.has(symbol))
            refuseRow(refused, file, line, symbol, 'this symbol was given before');
        else if (instruments.length >= most)
            refuseRow(refused, file, line, symbol, `MAX_INSTRUMENTS=${most} are taken`);
        else {
            seen.add(symbol);
            instruments.push(instrument);
        }
    }
    for (const path of spec.split(',').map((name) => name.trim())) {
        if (path === SIMULATED) {
            for (const { id: _, ...instrument } of SimulatedInstruments)
                take(instrument, SIMULATED, 0);
            continue;
        }
        const file = basename(path);
        try {
            const text = readText(path);
            if (/^\ufeff?\s*[{[]/.test(text.slice(0, 4096)))
                readJson(text, file, take, refused);
            else {
                readKiteCsv(text, {
                    take: (instrument, line) => {
                        take(instrument, file, line);
                    },
                    refuse: (line, name, why) => {
                        refuseRow(refused, file, line, name, why);
                    },
                });
            }
        }
        catch (error) {
            throw new MasterError(`INSTRUMENTS: ${path}: ${error.message}`, { cause: error });
        }
    }
    return { instruments, refused };
}
function readJson(text, file, take, refused) {
    const whole = parseExact(text);
    if (!isExactObject(whole))
        throw new Error('it is an object, in the own format of tickgate or as ccxt has it');
    const isOwn = whole.fields.has(OWN_FORMAT_NAME);
    const { rows, read } = isOwn ? { rows: ownRows(whole), read: ownRow } : ccxtRows(whole);
    for (const row of rows)
        readRow(row, read, file, take, refused);
}
function readRow(row, read, file, take, refused) {
    if (!isExactObject(row)) {
        refuseRow(refused, file, 0, String(row), 'an instrument is an object');
        return;
    }
    const made = read(row);
    const name = row.fields.get('symbol');
    if (typeof made === 'string')
        refuseRow(refused, file, row.line, typeof name === 'string' ? name : '?', made);
    else
        take(made, file, row.line);
}
function readText(path) {
    const fd = openSync(path, 'r');
    try {
        const { size } = fstatSync(fd);
        if (size > MAX_FILE_BYTES)
            throw new Error(`it has ${size} bytes, at most ${MAX_FILE_BYTES} are read`);
        return readFileSync(fd, 'utf8');
    }
    finally {
        closeSync(fd);
    }
}
//# sourceMappingURL=master.js.map