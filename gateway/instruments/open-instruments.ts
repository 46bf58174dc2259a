import { type Instrument, SimulatedInstruments } from '../../core/market/instruments.ts';
import { ExitCode, ExitError } from '../../workers/exit-codes.ts';
import { readKnown, writeKnown } from './known-file.ts';
import { MasterError, type Master, SIMULATED, readMaster } from './master.ts';
import { type Merged, merge } from './merge.ts';
import { MAX_NAMED_ROWS } from './row-refusals.ts';

export interface InstrumentSource {
  /** INSTRUMENTS and MAX_INSTRUMENTS. */
  readonly spec: string;
  readonly most: number;
}

interface Log {
  warn(text: string): void;
  error(text: string): void;
}

/** Throws `ExitError`: to be mended in the configuration or the file. */
export function readInstrumentFiles({ spec, most }: InstrumentSource): Master {
  try {
    return readMaster(spec, most);
  } catch (error) {
    if (!(error instanceof MasterError)) throw error;
    throw new ExitError(ExitCode.usage, error.message, { cause: error });
  }
}

/**
 * The instruments by number, as the files say now; written down where that is new. `hasEvents`: the journal isn't empty.
 * Needs the data folder's lock. Throws `ExitError`.
 */
export function openInstruments(
  data: string,
  { spec, most }: InstrumentSource,
  master: Master,
  hasEvents: boolean,
  log: Log,
): Instrument[] {
  const kept = knownOf(data);
  // A gateway that never had any others writes no file.
  if (kept === undefined && spec === SIMULATED) return [...SimulatedInstruments];
  const known = kept ?? (hasEvents ? SimulatedInstruments : []);
  if (known.length > most) {
    const why = `MAX_INSTRUMENTS=${most}: this journal has ${known.length}; start with as many or more.`;
    throw new ExitError(ExitCode.usage, why);
  }
  const merged = merge(known, master.instruments, most);
  if (kept === undefined || isNews(known, merged)) writeKnown(data, merged.instruments);
  tellRefused(master, merged, most, log);
  return [...merged.instruments];
}

/** Whether the file of what is known has to be written again. */
export function isNews(known: readonly Instrument[], merged: Merged): boolean {
  const { added, changed, closed, refused } = merged;
  if (added.length + changed.length + closed.length > 0) return true;
  return refused.some((id) => known[id]!.tradable);
}

/** What of the files has no effect, each in its own words, the first of many. */
export function tellRefused(master: Master, merged: Merged, most: number, log: Log): void {
  const { count, first } = master.refused;
  for (const text of first) log.warn(`instruments: ${text}`);
  if (count > first.length) log.warn(`instruments: ${count - first.length} more rows could not be taken`);
  for (const id of merged.refused.slice(0, MAX_NAMED_ROWS)) {
    const { symbol, problem = '' } = merged.instruments[id]!;
    log.error(`instruments: ${symbol} is not tradable: ${problem}`);
  }
  if (merged.left.length > 0) {
    const names = merged.left.slice(0, MAX_NAMED_ROWS).join(', ');
    log.error(`instruments: ${merged.left.length} found no number, MAX_INSTRUMENTS=${most}: ${names}`);
  }
}

function knownOf(data: string): readonly Instrument[] | undefined {
  try {
    return readKnown(data);
  } catch (error) {
    const why = `The file of the instruments' numbers in ${data} is damaged: ${(error as Error).message}.`;
    throw new ExitError(ExitCode.damagedData, why, { cause: error });
  }
}
