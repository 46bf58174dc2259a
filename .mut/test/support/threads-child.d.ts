import { type ThreadMode } from '../../core/topology.ts';
import { type WorkerRole } from '../../workers/roster.ts';
import { type Script } from './roles/scripted-role.ts';
/**
 * A process of nothing but threads, for tests that need one to die. Argument: `ChildOptions` as JSON.
 * Commands on stdin: `threads` (answered by a line of JSON), `trigger`, `block`, `stop`.
 */
export interface ChildOptions {
    readonly mode?: ThreadMode;
    readonly scripts?: Readonly<Partial<Record<WorkerRole, Script>>>;
    readonly pin?: string;
    readonly stallMs?: number;
    readonly startTimeoutMs?: number;
    readonly stopTimeoutMs?: number;
}
