import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program of the bench that is asked over its IPC channel; one question at a time. It ends with its parent. */
export interface Program<Job, Answer> {
  readonly pid: number;
  /** Rejects when the program says `{ error }`, or has ended. */
  ask(job: Job): Promise<Answer>;
  stop(): Promise<void>;
}

export function startProgram<Job extends object, Answer extends { readonly error?: string }>(
  module: URL,
  flags: readonly string[] = [],
): Program<Job, Answer> {
  const child = fork(fileURLToPath(module), { execArgv: [...flags], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let tell: ((answer: Answer | undefined) => void) | undefined;
  const hasEnded = new Promise<void>((resolve) => {
    child.once('exit', () => {
      tell?.(undefined);
      resolve();
    });
  });
  child.on('message', (answer) => tell?.(answer as Answer));
  return {
    pid: child.pid ?? 0,
    async ask(job) {
      const answer = await new Promise<Answer | undefined>((resolve) => {
        tell = resolve;
        if (child.connected) child.send(job);
        else resolve(undefined);
      });
      tell = undefined;
      if (answer === undefined) throw new Error(`${module.pathname} has ended`);
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await hasEnded;
    },
  };
}
