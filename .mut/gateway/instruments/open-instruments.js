import { SimulatedInstruments } from '../../core/market/instruments.js';
import { ExitCode, ExitError } from '../../workers/exit-codes.js';
import { readKnown, writeKnown } from './known-file.js';
import { MasterError, SIMULATED, readMaster } from './master.js';
import { merge } from './merge.js';
import { MAX_NAMED_ROWS } from './row-refusals.js';
/** Throws `ExitError`: to be mended in the configuration or the file. */
export function readInstrumentFiles({ spec, most }) {
    try {
        return readMaster(spec, most);
    }
    catch (error) {
        if (!(error instanceof MasterError))
            throw error;
        throw new ExitError(ExitCode.usage, error.message, { cause: error });
    }
}
/**
 * The instruments by number, as the files say now; written down where that is new. `hasEvents`: the journal isn't empty.
 * Needs the data folder's lock. Throws `ExitError`.
 */
export function openInstruments(data, { spec, most }, master, hasEvents, log) {
    const kept = knownOf(data);
    // A gateway that never had any others writes no file.
    if (kept === undefined && spec === SIMULATED)
        return [...SimulatedInstruments];
    const known = kept ?? (hasEvents ? SimulatedInstruments : []);
    if (known.length > most) {
        const why = `MAX_INSTRUMENTS=${most}: this journal has ${known.length}; start with as many or more.`;
        throw new ExitError(ExitCode.usage, why);
    }
    const merged = merge(known, master.instruments, most);
    if (kept === undefined || isNews(known, merged))
        writeKnown(data, merged.instruments);
    tellRefused(master, merged, most, log);
    return [...merged.instruments];
}
/** Whether the file of what is known has to be written again. */
export function isNews(known, merged) {
    const { added, changed, closed, refused } = merged;
    if (added.length + changed.length + closed.length > 0)
        return true;
    return refused.some((id) => known[id].tradable);
}
/** What of the files has no effect, each in its own words, the first of many. */
export function tellRefused(master, merged, most, log) {
    const { count, first } = master.refused;
    for (const text of first)
        log.warn(`instruments: ${text}`);
    if (count > first.length)
        log.warn(`instruments: ${count - first.length} more rows could not be taken`);
    for (const id of merged.refused.slice(0, MAX_NAMED_ROWS)) {
        const { symbol, problem = '' } = merged.instruments[id];
        log.error(`instruments: ${symbol} is not tradable: ${problem}`);
    }
    if (merged.left.length > 0) {
        const names = merged.left.slice(0, MAX_NAMED_ROWS).join(', ');
        log.error(`instruments: ${merged.left.length} found no number, MAX_INSTRUMENTS=${most}: ${names}`);
    }
}
function knownOf(data) {
    try {
        return readKnown(data);
    }
    catch (error) {
        const why = `The file of the instruments' numbers in ${data} is damaged: ${error.message}.`;
        throw new ExitError(ExitCode.damagedData, why, { cause: error });
    }
}
//# sourceMappingURL=open-instruments.js.map