import { type ProcessControl } from '../../core/memory/control.ts';
import type { StopScopes } from '../../core/memory/stop-scopes.ts';
import type { Records } from '../../core/memory/records.ts';
import type { Clock } from '../../workers/clock.ts';
import type { Directory } from '../directory.ts';
import type { TradingCommands } from '../inbound/trading-commands.ts';
import type { HaltedFile, StoppedState } from './halted-file.ts';
import { type ScopeNames, type TradingScope } from './trading-scope.ts';
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
    readonly watching: {
        readonly isWatching: boolean;
        event(kind: number, records: Records, at: number): void;
    };
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
    readonly log: {
        warn(text: string): void;
        error(text: string): void;
    };
    /** Milliseconds since the Unix epoch. */
    readonly wallMs: () => number;
}
export declare function createKillSwitch(parts: KillSwitchParts): KillSwitch;
export {};
