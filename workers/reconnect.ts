/** Exponential back-off with jitter between tries: min, 2 × min … max, less up to half of it by chance. */
export interface Reconnect {
  /** Plans the next try. */
  later(): void;
  /** A try succeeded: the next wait is the shortest again. */
  reset(): void;
  stop(): void;
}

export function createReconnect(minMs: number, maxMs: number, random: () => number, attempt: () => void): Reconnect {
  let waitMs = minMs;
  let timer: NodeJS.Timeout | undefined;
  return {
    later() {
      clearTimeout(timer);
      timer = setTimeout(attempt, waitMs * (1 - random() / 2));
      waitMs = Math.min(maxMs, waitMs * 2);
    },
    reset() {
      waitMs = minMs;
    },
    stop() {
      clearTimeout(timer);
      waitMs = minMs;
    },
  };
}
