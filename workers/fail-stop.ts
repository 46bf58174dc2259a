import { writeSync } from 'node:fs';
import { ProcessControl, ThreadLine, ThreadState } from '../core/memory/control.ts';
import { type Role, roleIndex, type Shared } from '../core/topology.ts';
import { diedCode, exitMeaning } from './exit-codes.ts';
import { exitNow } from './exit.ts';

/**
 * A thread whose death is fatal ends the process itself, from where it stands: shared memory may be half written, and
 * the next start recovers from the journal.
 */
export function failStop(role: Role, shared: Shared, error: unknown): never {
  const code = noteFailure(role, shared, error);
  return exitNow(new ProcessControl(shared.control).poison(code));
}

/** Marks the thread as failed and says why on stderr. Returns the exit code that the failure asks for. */
export function noteFailure(role: Role, shared: Shared, error: unknown): number {
  const asked = error instanceof Error && 'exitCode' in error ? error.exitCode : undefined;
  const code = typeof asked === 'number' ? asked : diedCode(role);
  new ThreadLine(shared.control, roleIndex(role)).state = ThreadState.failed;
  // An error that names its exit code is meant for the operator; anything else is a defect, and its stack matters.
  const text = error instanceof Error ? (asked === undefined ? error.stack : error.message) : String(error);
  complain(`tickgate: ${role}: ${text}`, code);
  return code;
}

export function complain(text: string, code: number): void {
  try {
    writeSync(2, `${text}\ntickgate: exit ${code}: ${exitMeaning(code)}\n`);
  } catch {
    // Nobody reads stderr any more: the exit code still tells.
  }
}
