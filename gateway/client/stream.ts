import type { Stream } from './types.ts';

/** The writing end of a stream. The queue between is the caller's. */
export interface StreamEnd<T> {
  readonly stream: Stream<T>;
  /** There is something to take. */
  wake(): void;
  /** After what is queued: the end, or an error for the next reader. */
  end(error?: Error): void;
}

/** `take` gives the next element if there is one; `left` is called once, when the reader closes it. */
export function createStream<T>(take: () => T | undefined, left: () => void): StreamEnd<T> {
  const waiting: { resolve: (result: IteratorResult<T, undefined>) => void; reject: (error: Error) => void }[] = [];
  let isOver = false;
  let hasLeft = false;
  let error: Error | undefined;

  function settle(): void {
    while (waiting.length > 0) {
      const element = hasLeft ? undefined : take();
      if (element !== undefined) waiting.shift()!.resolve({ done: false, value: element });
      else if (!isOver) return;
      else finish(waiting.shift()!);
    }
  }

  function finish({ resolve, reject }: (typeof waiting)[number]): void {
    const why = error;
    error = undefined;
    if (why === undefined) resolve({ done: true, value: undefined });
    else reject(why);
  }

  const stream: Stream<T> = {
    next: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        settle();
      }),
    return() {
      if (!hasLeft) left();
      hasLeft = true;
      isOver = true;
      error = undefined;
      settle();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return {
    stream,
    wake: settle,
    end(why) {
      if (isOver) return;
      isOver = true;
      error = why;
      settle();
    },
  };
}
