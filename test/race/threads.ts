import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

/** How long a race may take before it counts as hung; on a busy machine one of 300,000 steps takes a minute. */
export const DEADLINE_MS = 240_000;

/** Runs a worker file to its end and gives what it posted. Rejects if it throws, or hangs beyond the deadline. */
export async function runThread<Result>(entry: URL, data: object): Promise<Result> {
  const worker = new Worker(entry, { workerData: data });
  let result: { value: Result } | undefined;
  const hung = setTimeout(() => void worker.terminate(), DEADLINE_MS);
  try {
    return await new Promise<Result>((resolve, reject) => {
      worker.once('message', (value: Result) => {
        result = { value };
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        if (result === undefined)
          reject(new Error(`${entry.pathname} ended without a result: ${JSON.stringify(data)}`));
        else resolve(result.value);
      });
    });
  } finally {
    clearTimeout(hung);
    await worker.terminate();
  }
}

/** In a worker file: calls the role that `workerData` names and posts what it returns or resolves to. */
export function playRole<Data extends { readonly role: string }>(
  roles: Readonly<Record<Data['role'], (data: Data) => unknown>>,
): void {
  if (isMainThread || parentPort === null) throw new Error('not a worker');
  const port = parentPort;
  const data = workerData as Data;
  void Promise.resolve(roles[data.role as Data['role']](data)).then((result) => {
    port.postMessage(result);
  });
}

/** Waits for a condition, turn by turn of the event loop. Rejects after the deadline. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + DEADLINE_MS;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
