import { recordsOf } from '../memory/records.js';
import { ANY_INSTRUMENT, COMMAND_BYTES } from '../schema/command.js';
import { createChecks } from './query-checks.js';
/** What `next…` tells besides a row. */
export const NO_MORE = -2;
export const NOT_THIS = -1;
export function createQueryCursor() {
    return {
        kind: 0,
        requestId: 0,
        account: 0,
        instrument: ANY_INSTRUMENT,
        isAll: false,
        options: 0,
        left: 0,
        sent: 0,
        before: 0,
        rows: 0,
        checks: createChecks(),
        command: recordsOf(new ArrayBuffer(COMMAND_BYTES)),
    };
}
//# sourceMappingURL=query-cursor.js.map