import { type ProcessControl, StopWord } from '../../core/memory/control.ts';
import type { StopScopes } from '../../core/memory/stop-scopes.ts';
import type { Records } from '../../core/memory/records.ts';
import type { Clock } from '../../workers/clock.ts';
import type { Directory } from '../directory.ts';
import type { Refusal } from '../inbound/refusal.ts';
import type { Journaled, TradingCommands } from '../inbound/trading-commands.ts';
import { sleep, within } from './bounded.ts';
import type { HaltedFile, StoppedScope, StoppedState } from './halted-file.ts';
import { type KillWatch, createKillWatch } from './kill-watch.ts';
import { type ScopeNames, type TradingScope, keyOf, namesOf, scopeOf, scopeText } from './trading-scope.ts';

/**
 * Stops trading, and lets it go on:
 *
 *   kill    words ▸ file HALTED, synced ▸ journal ▸ cancels ▸ quiet, or 2 s ▸ report
 *   resume  file without it, synced ▸ journal ▸ words
 *
 * Each step holds by itself: the words while nothing else works, file or journal after a crash. It is there from the first
 * moment of a start, before there is an engine to tell: what was stopped until then is told to it as soon as it listens.
 */
export interface KillSwitch {
  kill(order: StopOrder): Promise<KillReport>;
  resume(order: ResumeOrder): Promise<ResumeReport>;
  view(): Promise<KillView>;
  /** Stops what the file says is stopped: before anything could be sent. */
  recall(): void;
  /** The engine listens: tells it what is stopped, and goes on cancelling it. */
  attach(trading: TradingCommands): void;
  /** While something is stopped: what becomes of its orders. */
  readonly watching: { readonly isWatching: boolean; event(kind: number, records: Records, at: number): void };
  /** What is stopped, for people; '': nothing. */
  text(): string;
  /** Nobody's order passes. */
  readonly isAllHalted: boolean;
  /** Of the last kill, once all was quiet; 0: none yet. */
  readonly timeToQuietMs: number;
}

export interface StopOrder {
  readonly scope: TradingScope;
  readonly state: StoppedState;
  readonly by: string;
  readonly reason: string;
}

export interface ResumeOrder {
  readonly scope: TradingScope;
  readonly by: string;
}

/** Where a stop is kept: what a crash can't take away. */
interface Kept {
  readonly file: boolean;
  readonly journal: boolean;
}

interface StopFigures {
  /** Orders and replaces that were refused since. */
  readonly blocked: number;
  /** Orders that were decided before, and certainly never left. */
  readonly not_sent: number;
  /** Cancels that were asked for, and how many of those orders have ended. */
  readonly cancelled: number;
  readonly confirmed: number;
  /** null: the engine doesn't say. */
  readonly still_open: number | null;
}

export interface ScopeView extends StopFigures {
  readonly scope: ScopeNames;
  readonly state: StoppedState;
  readonly since: string;
  readonly by: string;
  readonly reason: string;
  readonly durable: Kept;
  /** From the kill until nothing was open in the scope any more; null: not yet. */
  readonly time_to_quiet_ms: number | null;
}

export interface KillReport extends ScopeView {
  readonly quiet: boolean;
}

export interface ResumeReport {
  readonly scope: ScopeNames;
  readonly state: 'active' | StoppedState;
  readonly durable: Kept;
}

export interface KillView {
  readonly halted: boolean;
  readonly stopped: readonly ScopeView[];
}

export interface KillSwitchParts {
  readonly control: ProcessControl;
  readonly stops: StopScopes;
  readonly directory: Directory;
  readonly file: HaltedFile;
  readonly clock: Pick<Clock, 'monotonicNs'>;
  readonly log: { warn(text: string): void; error(text: string): void };
  /** Milliseconds since the Unix epoch. */
  readonly wallMs: () => number;
}

interface Stop {
  readonly scope: TradingScope;
  readonly words: StoppedScope;
  readonly watch: KillWatch;
  readonly startedNs: number;
  isFiled: boolean;
  isJournaled: boolean;
  stillOpen: number | null;
  /** -1: not yet. */
  quietMs: number;
}

/** The answer waits so long for quiet. */
const MOST_WAIT_MS = 2_000;
/** A file that takes longer doesn't keep the engine waiting: cancels go out. */
const FILE_WAIT_MS = 250;
const LOOK_MS = 5;
const LATER_LOOK_MS = 50;

export function createKillSwitch(parts: KillSwitchParts): KillSwitch {
  const { control, stops, directory, file, clock, log } = parts;
  const stopped = new Map<string, Stop>();
  /** A plain object: it is looked at for each event. */
  const watching = {
    isWatching: false,
    event(kind: number, records: Records, at: number): void {
      for (const { watch } of stopped.values()) watch.event(kind, records, at);
    },
  };
  let trading: TradingCommands | undefined;
  let timeToQuietMs = 0;

  function setWords({ account, instrument, broker, tag }: TradingScope, isStopped: boolean): void {
    const write = (bits: number): void => (isStopped ? control.stopNow(bits) : control.allowAgain(bits));
    // Tags and books have no words: theirs are the engine's.
    if (tag !== '' || (account >= 0 && instrument >= 0)) return;
    if (account >= 0) stops.setAccount(account, isStopped);
    else if (instrument >= 0) stops.setInstrument(instrument, isStopped);
    else if (broker >= 0) write(StopWord.broker0 << broker);
    else write(StopWord.everything);
  }

  function newStop(scope: TradingScope, words: StoppedScope): Stop {
    const stop: Stop = {
      scope,
      words,
      watch: createKillWatch(scope),
      startedNs: clock.monotonicNs(),
      isFiled: false,
      isJournaled: false,
      stillOpen: null,
      quietMs: -1,
    };
    stopped.set(keyOf(scope), stop);
    watching.isWatching = true;
    return stop;
  }

  function isCurrent(stop: Stop): boolean {
    return stopped.get(keyOf(stop.scope)) === stop;
  }

  async function writeFile(): Promise<boolean> {
    const all = [...stopped.values()];
    try {
      await file.write(all.map(({ words }) => words));
      for (const stop of all) stop.isFiled = true;
      return true;
    } catch (error) {
      log.error(`the file HALTED can't be written: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  /** Asks until there is room, the engine listens and it has begun to cancel; false: not by `endMs`, or no more meant. */
  async function journal(stop: Stop, endMs: number): Promise<boolean> {
    while (isCurrent(stop)) {
      // The cancels come right behind it, before a promise could go on.
      const asked = trading?.set(stop.scope, stop.words.state, true, ({ requestId, cancels }) => {
        stop.isJournaled = true;
        stop.watch.journaled(requestId, cancels);
      });
      const told = await within(asked, endMs);
      if (told !== undefined && 'requestId' in told) {
        if (stop.words.state === 'reducing') setWords(stop.scope, false);
        // All rows of fan-outs are taken: asked for again.
        if (told.cancels) return true;
      } else if (told !== undefined && 'code' in told && told.code !== 'REQUEST_TIMEOUT') {
        log.error(`${scopeText(stop.words)} is stopped, but the engine refuses to journal it: ${told.code}`);
        return false;
      }
      if (performance.now() >= endMs) return false;
      await sleep(LOOK_MS, Number.isFinite(endMs));
    }
    return false;
  }

  /** Looks until nothing is open; whether that was so by `endMs`. */
  async function becomesQuiet(stop: Stop, endMs: number, paceMs: number): Promise<boolean> {
    while (isCurrent(stop)) {
      if (stop.isJournaled && stop.watch.isAsked) {
        const open = await within(trading?.open(stop.scope, stop.words.state), endMs);
        if (typeof open === 'number') stop.stillOpen = open;
        if (open === 0) {
          if (stop.quietMs < 0) stop.quietMs = (clock.monotonicNs() - stop.startedNs) / 1e6;
          timeToQuietMs = stop.quietMs;
          return true;
        }
      }
      if (performance.now() >= endMs) return false;
      await sleep(paceMs, Number.isFinite(endMs));
    }
    return false;
  }

  /**
   * Two stop the same at once: the later one is the one that holds, and both are told what becomes of it. Not for one that
   * a resume has taken back.
   */
  async function inForce(stop: Stop, endMs: number): Promise<Stop> {
    let last = stop;
    for (;;) {
      const now = stopped.get(keyOf(stop.scope));
      if (now === undefined || now === stop) return last;
      last = now;
      if (last.quietMs >= 0 || performance.now() >= endMs) return last;
      await sleep(LOOK_MS, true);
    }
  }

  /** What the 2 s of an answer were too short for goes on. */
  async function goOn(stop: Stop): Promise<void> {
    if (!stop.isJournaled && !(await journal(stop, Number.POSITIVE_INFINITY))) return;
    await becomesQuiet(stop, Number.POSITIVE_INFINITY, LATER_LOOK_MS);
  }

  function viewOf(stop: Stop): ScopeView {
    const { words, watch } = stop;
    const { state, since, by, reason } = words;
    return {
      scope: namesOf(stop.scope, directory),
      state,
      since,
      by,
      reason,
      durable: { file: stop.isFiled, journal: stop.isJournaled },
      blocked: watch.blocked,
      not_sent: watch.notSent,
      cancelled: watch.cancelled,
      confirmed: watch.confirmed,
      still_open: stop.stillOpen,
      time_to_quiet_ms: stop.quietMs < 0 ? null : Math.round(stop.quietMs * 1000) / 1000,
    };
  }

  const kill: KillSwitch = {
    watching,
    async kill({ scope, state, by, reason }) {
      const since = new Date(parts.wallMs()).toISOString();
      if (state === 'halted') setWords(scope, true);
      const stop = newStop(scope, { ...namesOf(scope, directory), state, since, by, reason });
      log.warn(`${state}: ${scopeText(stop.words)}, by ${by}${reason === '' ? '' : `: ${reason}`}`);
      const endMs = performance.now() + MOST_WAIT_MS;
      const filed = writeFile();
      await within(filed, Math.min(endMs, performance.now() + FILE_WAIT_MS));
      await journal(stop, endMs);
      const quiet = await becomesQuiet(stop, endMs, LOOK_MS);
      await within(filed, endMs);
      if (!quiet) void goOn(stop);
      const last = await inForce(stop, endMs);
      return { ...viewOf(last), quiet: last === stop ? quiet : last.quietMs >= 0 };
    },
    async resume({ scope, by }) {
      const key = keyOf(scope);
      const before = stopped.get(key);
      const scopeNames = namesOf(scope, directory);
      const isHere = (): boolean => stopped.get(key) === undefined;
      stopped.delete(key);
      const endMs = performance.now() + MOST_WAIT_MS;
      const isFiled = (await within(writeFile(), endMs)) === true;
      let told: Journaled | Refusal | undefined;
      while (isFiled && isHere() && told === undefined && performance.now() < endMs) {
        told = await within(trading?.set(scope, 'active', false), endMs);
        if (told === undefined) await sleep(LOOK_MS, true);
      }
      const isJournaled = told !== undefined && 'requestId' in told;
      const after = stopped.get(key);
      if (after !== undefined) {
        // Stopped again meanwhile: that is later.
        return { scope: scopeNames, state: after.words.state, durable: viewOf(after).durable };
      }
      if (isJournaled) {
        setWords(scope, false);
        watching.isWatching = stopped.size > 0;
        log.warn(`active again: ${scopeText(scopeNames)}, by ${by}`);
        return { scope: scopeNames, state: 'active', durable: { file: true, journal: true } };
      }
      // What could not be made durable didn't happen.
      if (before !== undefined) {
        stopped.set(key, before);
        await within(writeFile(), performance.now() + FILE_WAIT_MS);
      }
      return { scope: scopeNames, state: before?.words.state ?? 'halted', durable: { file: isFiled, journal: false } };
    },
    async view() {
      const endMs = performance.now() + FILE_WAIT_MS;
      for (const stop of stopped.values()) {
        const open = await within(trading?.open(stop.scope, stop.words.state), endMs);
        stop.stillOpen = typeof open === 'number' ? open : null;
      }
      return { halted: kill.isAllHalted, stopped: [...stopped.values()].map(viewOf) };
    },
    recall() {
      for (const words of file.read()) {
        const scope = scopeOf(words, directory);
        if ('code' in scope) {
          log.error(`the file HALTED names ${scopeText(words)}, which is not configured: ${scope.message}`);
          continue;
        }
        if (words.state === 'halted') setWords(scope, true);
        newStop(scope, words).isFiled = true;
      }
    },
    attach(commands) {
      trading = commands;
      adoptWords();
      if (stopped.size === 0) return;
      log.error(`trading is stopped until a person resumes it: ${kill.text()}`);
      for (const stop of stopped.values()) if (!stop.isJournaled) void goOn(stop);
    },
    text() {
      return [...stopped.values()].map(({ words }) => `${words.state}: ${scopeText(words)}`).join('; ');
    },
    get isAllHalted() {
      return (control.stopWords & StopWord.everything) !== 0;
    },
    get timeToQuietMs() {
      return timeToQuietMs;
    },
  };

  /** What only the journal knew: the engine has said it by the words. */
  function adoptWords(): void {
    const nowhere = { account: -1, instrument: -1, broker: -1, tag: '' };
    const adopt = (scope: TradingScope, isStopped: boolean): void => {
      if (!isStopped || stopped.has(keyOf(scope))) return;
      const since = new Date(parts.wallMs()).toISOString();
      newStop(scope, { ...namesOf(scope, directory), state: 'halted', since, by: 'the journal', reason: '' });
    };
    const words = control.stopWords;
    const before = stopped.size;
    adopt(nowhere, (words & StopWord.everything) !== 0);
    for (const broker of directory.brokers.keys()) {
      adopt({ ...nowhere, broker }, (words & (StopWord.broker0 << broker)) !== 0);
    }
    for (const account of directory.accounts.keys()) adopt({ ...nowhere, account }, stops.isAccount(account));
    for (const { id } of directory.instruments) adopt({ ...nowhere, instrument: id }, stops.isInstrument(id));
    if (stopped.size > before) void writeFile();
  }

  return kill;
}
