import { Session } from 'node:inspector';
const OURS = /\/dist\/(core|workers|gateway)\//;
export function watchCoverage() {
    const session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return {
        take() {
            const run = new Set();
            session.post('Profiler.takePreciseCoverage', (error, taken) => {
                if (error !== null)
                    throw error;
                for (const { scriptId, url, functions } of taken.result) {
                    if (!OURS.test(url))
                        continue;
                    for (const { ranges } of functions) {
                        for (const { startOffset, endOffset, count } of ranges) {
                            if (count > 0)
                                run.add(`${scriptId}:${startOffset}-${endOffset}`);
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
//# sourceMappingURL=coverage.js.map