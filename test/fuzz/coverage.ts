import { Session } from 'node:inspector';

/** What code has been run: V8 counts each block. */
export interface Coverage {
  /** Blocks of core, workers and gateway that were run since the last call. */
  take(): ReadonlySet<string>;
  stop(): void;
}

interface Taken {
  readonly result: readonly {
    readonly scriptId: string;
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

const OURS = /\/dist\/(core|workers|gateway)\//;

export function watchCoverage(): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    take() {
      const run = new Set<string>();
      session.post('Profiler.takePreciseCoverage', (error, taken) => {
        if (error !== null) throw error;
        for (const { scriptId, url, functions } of (taken as unknown as Taken).result) {
          if (!OURS.test(url)) continue;
          for (const { ranges } of functions) {
            for (const { startOffset, endOffset, count } of ranges) {
              if (count > 0) run.add(`${scriptId}:${startOffset}-${endOffset}`);
            }
          }
        }
      });
      return run;
    },
    stop() {
      session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
