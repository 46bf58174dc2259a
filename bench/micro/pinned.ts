import { allowedCpus, pinThisThread } from '../../workers/pin.ts';

/** Pins this thread, and no helper of V8's, to one CPU until `work` is done. */
export async function pinned<Result>(cpu: number, work: () => Result | Promise<Result>): Promise<Result> {
  const cpus = allowedCpus();
  pinThisThread([cpu]);
  try {
    return await work();
  } finally {
    pinThisThread(cpus);
  }
}
