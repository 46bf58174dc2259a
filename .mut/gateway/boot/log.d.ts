declare const Levels: readonly ['debug', 'info', 'warn', 'error', 'silent'];
export type LogLevel = (typeof Levels)[number];
export interface Log {
    debug(text: string): void;
    info(text: string): void;
    warn(text: string): void;
    error(text: string): void;
}
/**
 * What happens to the process, not to orders: a few lines a day, each written at once, as JSON in
 * `logs/tickgate.log`; warnings and errors on stderr too. The hot path logs nothing.
 *
 *   tickgate.log ─full▸ tickgate.log.1 ▸ .2 ▸ .3 ▸ gone
 *
 * A log that can't be written stops nobody: orders have their journal.
 */
export declare function createLog(level: LogLevel, folder: string, maxFileBytes?: number): Log;
export {};
