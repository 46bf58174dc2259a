/**
 * Cuts a byte stream of newline-ended ASCII lines. Pausable between two lines of one chunk, so that back-pressure
 * is exact: no line is handed on after `pause`, and none is lost.
 */
export interface LineReader {
  /** False once a line is longer than the limit: the stream can't be trusted any more. */
  push(chunk: Buffer): boolean;
  pause(): void;
  /** Hands on what was held back; false as for `push`. */
  resume(): boolean;
  /** Drops everything not yet handed on, and hands on nothing more. */
  stop(): void;
}

export function createLineReader(maxLength: number, onLine: (line: string) => void): LineReader {
  let held = '';
  let paused = false;
  let stopped = false;
  let draining = false;

  function drain(): boolean {
    if (draining) return true;
    draining = true;
    let start = 0;
    let fits = true;
    while (!paused && !stopped) {
      const end = held.indexOf('\n', start);
      if (end < 0) {
        fits = held.length - start <= maxLength;
        break;
      }
      if (end - start > maxLength) {
        fits = false;
        break;
      }
      const line = held.slice(start, end);
      start = end + 1;
      onLine(line);
    }
    draining = false;
    held = stopped ? '' : held.slice(start);
    return fits;
  }

  return {
    push(chunk) {
      if (stopped) return true;
      const text = chunk.toString('latin1');
      held = held === '' ? text : held + text;
      return drain();
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      return drain();
    },
    stop() {
      stopped = true;
      held = '';
    },
  };
}
