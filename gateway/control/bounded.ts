/** Its value, or undefined if there is none by `endMs`, of `performance.now()`. */
export async function within<Value>(value: Promise<Value> | undefined, endMs: number): Promise<Value | undefined> {
  if (value === undefined) return undefined;
  const leftMs = Math.max(0, endMs - performance.now());
  if (leftMs === Number.POSITIVE_INFINITY) return value;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, leftMs, undefined);
  });
  return Promise.race([value, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** `isAwaited`: somebody waits for what comes then; else it keeps no process alive. */
export async function sleep(ms: number, isAwaited: boolean): Promise<void> {
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    if (!isAwaited) timer.unref();
  });
}
