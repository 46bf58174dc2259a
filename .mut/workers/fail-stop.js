import { writeSync } from 'node:fs';
import { ProcessControl, ThreadLine, ThreadState } from '../core/memory/control.js';
import { roleIndex } from '../core/topology.js';
import { diedCode, exitMeaning } from './exit-codes.js';
import { exitNow } from './exit.js';
/**
 * A thread whose death is fatal ends the process itself, from where it stands: shared memory may be half written, and
 * the next start recovers from the journal.
 */
export function failStop(role, shared, error) {
    const { code, text } = failureOf(role, shared, error);
    complain(text, code);
    return exitNow(new ProcessControl(shared.control).poison(code));
}
/** Marks the thread as failed and says why on stderr: it ends alone, and the process goes on. */
export function noteFailure(role, shared, error) {
    say(failureOf(role, shared, error).text);
}
/** Marks the thread as failed. The exit code that the failure asks for, and why. */
function failureOf(role, shared, error) {
    const asked = error instanceof Error && 'exitCode' in error ? error.exitCode : undefined;
    const code = typeof asked === 'number' ? asked : diedCode(role);
    new ThreadLine(shared.control, roleIndex(role)).state = ThreadState.failed;
    // An error that names its exit code is meant for the operator; anything else is a defect, and its stack matters.
    const text = error instanceof Error ? (asked === undefined ? error.stack : error.message) : String(error);
    return { code, text: `tickgate: ${role}: ${text}` };
}
/** The last words of a process. */
export function complain(text, code) {
    say(`${text}\ntickgate: exit ${code}: ${exitMeaning(code)}`);
}
/** On stderr, at once. */
export function say(text) {
    try {
        writeSync(2, `${text}\n`);
    }
    catch {
        // Nobody reads stderr any more: the exit code still tells.
    }
}
//# sourceMappingURL=fail-stop.js.map