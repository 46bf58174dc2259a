import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { createPriceHistory } from '../../core/risk/metrics/price-history.js';
import { encodeHistory, loadHistory, saveHistory } from './history-file.js';
import { readHistoryCsv } from './history-csv.js';
export const HISTORY_FILE = 'risk-returns';
const SAVE_EVERY_MS = 10_000;
/** A damaged file is told, kept aside and begun anew. Throws `HistoryCsvError`. */
export function openHistory({ data, intervalUs, csv, nowUs, warn }) {
    const path = join(data, HISTORY_FILE);
    const history = createPriceHistory(intervalUs);
    const given = csv === '' ? [] : readHistoryCsv(csv, intervalUs, nowUs);
    fill(history, [...given, ...savedRows(path, intervalUs, nowUs, warn)]);
    let isDirty = false;
    let hasFailed = false;
    let savedMs = Number.NEGATIVE_INFINITY;
    let saving;
    function write() {
        isDirty = false;
        saving = saveHistory(path, encodeHistory(history))
            .then(() => {
            hasFailed = false;
        })
            .catch((error) => {
            isDirty = true;
            if (!hasFailed)
                warn(`recorded returns can't be kept: ${error.message}`);
            hasFailed = true;
        })
            .finally(() => {
            saving = undefined;
        });
        return saving;
    }
    return {
        history,
        save(nowMs) {
            isDirty = true;
            if (saving !== undefined || nowMs - savedMs < SAVE_EVERY_MS)
                return;
            savedMs = nowMs;
            void write();
        },
        async close() {
            await saving;
            if (isDirty)
                await write();
        },
    };
}
function savedRows(path, intervalUs, nowUs, warn) {
    const saved = loadHistory(path);
    if (saved === undefined)
        return [];
    if (typeof saved === 'string') {
        renameSync(path, `${path}.damaged`);
        warn(`recorded returns begin anew: ${path} is damaged (${saved}) and was kept as ${path}.damaged`);
        return [];
    }
    if (saved.intervalUs !== intervalUs) {
        warn(`recorded returns begin anew: those in ${path} are of ${saved.intervalUs / 1e6} s and not of ${intervalUs / 1e6} s`);
        return [];
    }
    return saved.rows.filter(({ interval }) => interval * intervalUs <= nowUs);
}
/** Later rows of the same interval win, symbol by symbol. */
function fill(history, rows) {
    const merged = new Map();
    for (const { interval, prices } of rows) {
        merged.set(interval, new Map([...(merged.get(interval) ?? []), ...prices]));
    }
    for (const [interval, prices] of [...merged].toSorted(([a], [b]) => a - b)) {
        history.begin(interval);
        for (const [symbol, price] of prices)
            history.set(symbol, price);
    }
}
//# sourceMappingURL=open-history.js.map