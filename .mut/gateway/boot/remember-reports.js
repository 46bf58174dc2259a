import { JournalError } from '../../workers/journal/journal-error.js';
/** Most gateways' whole memory is in it; a quiet account among busy ones may need more. */
const WINDOW_EVENTS = 200_000;
export function rememberReports(options) {
    const { firstSeq, lastSeq, snapshot, remembers, windowEvents = WINDOW_EVENTS } = options;
    let from = Math.max(firstSeq, lastSeq - windowEvents + 1);
    if (snapshot !== undefined)
        from = Math.max(firstSeq, Math.min(from, snapshot.seq + 1));
    if (lastSeq >= from)
        options.read(from, lastSeq, remembers.add);
    for (const [account, reports] of snapshot?.sequences.entries() ?? [])
        remembers.had(account, reports);
    while (!remembers.isComplete() && from > 1 && !options.isLate()) {
        const to = from - 1;
        from = Math.max(1, from - windowEvents);
        try {
            options.read(from, to, remembers.add);
        }
        catch (error) {
            if (!(error instanceof JournalError) || from >= firstSeq)
                throw error;
            return;
        }
    }
}
//# sourceMappingURL=remember-reports.js.map