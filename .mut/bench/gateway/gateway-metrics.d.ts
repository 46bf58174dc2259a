/** One look at a gateway's /metrics: a figure by its name and labels, as they stand there. */
export declare function readMetrics(port: number): Promise<(series: string) => number>;
