import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { type PriceHistory, createPriceHistory } from '../../core/risk/metrics/price-history.ts';
import { type SavedRow, encodeHistory, loadHistory, saveHistory } from './history-file.ts';
import { readHistoryCsv } from './history-csv.ts';

/** The recorded prices of this gateway: those of its runs before, and those that a file brings. */
export interface HistoryStore {
  readonly history: PriceHistory;
  /** Asks for the file to be replaced; one save at a time, and at most one every 10 s unless it is the last. */
  save(nowMs: number): void;
  /** Saves what isn't saved yet. */
  close(): Promise<void>;
}

export interface HistoryOptions {
  readonly data: string;
  readonly intervalUs: number;
  /** '': none. */
  readonly csv: string;
  readonly nowUs: number;
  readonly warn: (text: string) => void;
}

/** @internal */
export const HISTORY_FILE = 'risk-returns';
const SAVE_EVERY_MS = 10_000;

/** A damaged file is told, kept aside and begun anew. Throws `HistoryCsvError`. */
export function openHistory({ data, intervalUs, csv, nowUs, warn }: HistoryOptions): HistoryStore {
  const path = join(data, HISTORY_FILE);
  const history = createPriceHistory(intervalUs);
  const given = csv === '' ? [] : readHistoryCsv(csv, intervalUs, nowUs);
  fill(history, [...given, ...savedRows(path, intervalUs, nowUs, warn)]);
  let isDirty = false;
  let hasFailed = false;
  let savedMs = Number.NEGATIVE_INFINITY;
  let saving: Promise<void> | undefined;

  function write(): Promise<void> {
    isDirty = false;
    saving = saveHistory(path, encodeHistory(history))
      .then(() => {
        hasFailed = false;
      })
      .catch((error: unknown) => {
        isDirty = true;
        if (!hasFailed) warn(`recorded returns can't be kept: ${(error as Error).message}`);
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
      if (saving !== undefined || nowMs - savedMs < SAVE_EVERY_MS) return;
      savedMs = nowMs;
      void write();
    },
    async close() {
      await saving;
      if (isDirty) await write();
    },
  };
}

function savedRows(path: string, intervalUs: number, nowUs: number, warn: HistoryOptions['warn']): readonly SavedRow[] {
  const saved = loadHistory(path);
  if (saved === undefined) return [];
  if (typeof saved === 'string') {
    renameSync(path, `${path}.damaged`);
    warn(`recorded returns begin anew: ${path} is damaged (${saved}) and was kept as ${path}.damaged`);
    return [];
  }
  if (saved.intervalUs !== intervalUs) {
    warn(
      `recorded returns begin anew: those in ${path} are of ${saved.intervalUs / 1e6} s and not of ${intervalUs / 1e6} s`,
    );
    return [];
  }
  return saved.rows.filter(({ interval }) => interval * intervalUs <= nowUs);
}

/** Later rows of the same interval win, symbol by symbol. */
function fill(history: PriceHistory, rows: readonly SavedRow[]): void {
  const merged = new Map<number, Map<string, number>>();
  for (const { interval, prices } of rows) {
    merged.set(interval, new Map([...(merged.get(interval) ?? []), ...prices]));
  }
  for (const [interval, prices] of [...merged].toSorted(([a], [b]) => a - b)) {
    history.begin(interval);
    for (const [symbol, price] of prices) history.set(symbol, price);
  }
}
