import type { Instrument } from '../../../core/market/instruments.ts';
import { copyTopOfBook, createTick, createTopOfBook, type Feed, type FeedSink, type TopOfBook } from './feed.ts';
import { openTickFile, type TickFile, type TickRow } from './tick-file.ts';

/**
 * Plays recorded trades and quotes, merged by time. Lines of one file keep their order, also within a millisecond;
 * at the same time the quote goes before the trade.
 */
export interface ReplayFeedOptions {
  readonly tradesFile?: string;
  readonly quotesFile?: string;
  /** 1: as recorded, 100: a hundred times faster, 0: as fast as the sink takes them. */
  readonly speed: number;
  /** What a trades file, which names no symbol, is about. */
  readonly symbol: string;
  readonly instruments: readonly Instrument[];
  /** Microseconds, never going back: only differences are used. */
  readonly nowUs: () => number;
}

const MAX_PER_TURN = 4096;
const MAX_SLEEP_MS = 1000;

/** Damaged files, absent ones too, are told by `down` with file and line; nothing comes after that. */
export function createReplayFeed(options: ReplayFeedOptions, sink: FeedSink): Feed {
  const { speed, nowUs } = options;
  const tick = createTick();
  const books = new Map<number, TopOfBook>();
  let quotes: Source | undefined;
  let trades: Source | undefined;
  let firstUs = Number.NaN;
  let startedUs = 0;
  let refused = false;
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;

  function fetch(): Source | undefined {
    if (quotes?.ready === true && trades?.ready === true)
      return quotes.file.row.timeUs <= trades.file.row.timeUs ? quotes : trades;
    if (quotes?.ready === true) return quotes;
    return trades?.ready === true ? trades : undefined;
  }

  function turn(): void {
    for (let done = 0; done < MAX_PER_TURN; done++) {
      const source = fetch();
      if (source === undefined) return finish();
      const { row } = source.file;
      if (Number.isNaN(firstUs)) firstUs = row.timeUs;
      if (speed > 0) {
        const waitUs = (row.timeUs - firstUs) / speed - (nowUs() - startedUs);
        if (waitUs > 0) {
          timer = setTimeout(step, Math.min(MAX_SLEEP_MS, Math.ceil(waitUs / 1000)));
          return;
        }
      }
      if (!refused) write(row);
      refused = !sink.tick(tick);
      if (refused || !running) return;
      source.ready = source.file.next();
    }
    immediate = setImmediate(step);
  }

  function write(row: Readonly<TickRow>): void {
    let book = books.get(row.instrument);
    if (book === undefined) {
      book = createTopOfBook();
      books.set(row.instrument, book);
    }
    if (row.kind === 'quote') {
      book.bidTicks = row.bidTicks;
      book.bidLots = row.bidLots;
      book.askTicks = row.askTicks;
      book.askLots = row.askLots;
    } else {
      book.lastTicks = row.lastTicks;
      book.lastLots = row.lastLots;
    }
    tick.instrument = row.instrument;
    tick.kind = row.kind;
    copyTopOfBook(book, tick);
    tick.venueTimeUs = row.timeUs;
    tick.sequence++;
  }

  function step(): void {
    if (!running) return;
    try {
      turn();
    } catch (error) {
      stop();
      sink.down(error instanceof Error ? error.message : String(error));
    }
  }

  function finish(): void {
    stop();
    sink.ended();
  }

  function stop(): void {
    running = false;
    clearTimeout(timer);
    clearImmediate(immediate);
    quotes?.file.close();
    trades?.file.close();
    quotes = undefined;
    trades = undefined;
  }

  return {
    open() {
      try {
        quotes = openSource(options.quotesFile, 'quote', options);
        trades = openSource(options.tradesFile, 'trade', options);
      } catch (error) {
        stop();
        sink.down(error instanceof Error ? error.message : String(error));
        return;
      }
      running = true;
      startedUs = nowUs();
      sink.up();
      immediate = setImmediate(step);
    },
    resume() {
      if (!running || !refused) return;
      clearImmediate(immediate);
      immediate = setImmediate(step);
    },
    close: stop,
  };
}

interface Source {
  readonly file: TickFile;
  /** The file's row is read and not yet played. */
  ready: boolean;
}

function openSource(path: string | undefined, kind: 'quote' | 'trade', options: ReplayFeedOptions): Source | undefined {
  if (path === undefined) return undefined;
  const file = openTickFile(path, kind, options.symbol, options.instruments);
  try {
    return { file, ready: file.next() };
  } catch (error) {
    file.close();
    throw error;
  }
}
