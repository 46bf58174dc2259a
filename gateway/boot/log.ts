import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const Levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof Levels)[number];

export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/**
 * What happens to the process, not to orders: a few lines a day, each written at once, as JSON in
 * `logs/tickgate.log`; warnings and errors on stderr too. The hot path logs nothing.
 */
export function createLog(level: LogLevel, folder: string): Log {
  const least = Levels.indexOf(level);
  const path = join(folder, 'tickgate.log');
  if (level !== 'silent') mkdirSync(folder, { recursive: true });

  function write(at: LogLevel, text: string): void {
    if (Levels.indexOf(at) < least) return;
    appendFileSync(path, `${JSON.stringify({ time: new Date().toISOString(), level: at, text })}\n`);
    if (at !== 'info') process.stderr.write(`tickgate: ${text}\n`);
  }
  return {
    info: (text) => write('info', text),
    warn: (text) => write('warn', text),
    error: (text) => write('error', text),
  };
}
