/** CPU time of an order by the thread that spent it: where a rate goes. Rungs have fewer threads than the gateway. */
export function threadTable(title, contest) {
    const totals = [...contest.totals].filter(([, { answers }]) => answers > 0);
    const names = new Set(totals.flatMap(([, { threadCpuSeconds }]) => [...threadCpuSeconds.keys()]));
    names.delete(OTHERS);
    const columns = [...names, OTHERS];
    return {
        title: `CPU µs an order by thread: ${title}`,
        columns: ['rung', ...columns, 'server', 'client'],
        rows: totals.map(([name, { answers, threadCpuSeconds, serverCpuSeconds, clientCpuSeconds }]) => {
            const each = (seconds) => Number(((seconds / answers) * 1e6).toFixed(2));
            const cells = columns.map((thread) => threadCpuSeconds.get(thread));
            return [
                name,
                ...cells.map((seconds) => (seconds === undefined ? '' : each(seconds))),
                each(serverCpuSeconds),
                each(clientCpuSeconds),
            ];
        }),
    };
}
/** V8's helpers, libuv's pool, and threads that have no name. */
export const OTHERS = 'V8 and libuv';
//# sourceMappingURL=thread-table.js.map