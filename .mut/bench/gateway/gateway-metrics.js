/** One look at a gateway's /metrics: a figure by its name and labels, as they stand there. */
export async function readMetrics(port) {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { Connection: 'close' } });
    const page = await response.text();
    const values = new Map(page.split('\n').map((line) => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), Number(line.slice(at + 1))];
    }));
    return (series) => values.get(series) ?? Number.NaN;
}
//# sourceMappingURL=gateway-metrics.js.map