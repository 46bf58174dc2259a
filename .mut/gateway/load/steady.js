import { reasonOf } from './burst.js';
import { httpRequest, openHttpLine } from './http-line.js';
import { orderBody } from './order-bodies.js';
import { createTally } from './tally.js';
/** Timers come up to 1 ms late and more: the last stretch before an order is due is watched. */
const WATCH_MS = 1.5;
const MOST_LINES = 256;
/** A connection that idled for longer may be closed by the gateway (after 10 s) in the moment that it is used. */
const IDLE_MS = 5_000;
/**
 * Open loop: orders go out when they are due, whether or not earlier ones were answered, over as many connections as
 * that takes. One that finds all in use waits, and its latency counts from when it was due all the same.
 */
export async function runSteady(url, ratePerSecond, seconds) {
    const fromDue = createTally();
    const fromSent = createTally();
    const idle = [];
    const waiting = [];
    const running = [];
    let lines = 0;
    async function takeLine() {
        for (;;) {
            const newest = idle.pop();
            if (newest !== undefined) {
                if (newest.line.isOpen && performance.now() - newest.sinceMs < IDLE_MS)
                    return newest.line;
                newest.line.close();
                lines--;
                continue;
            }
            if (lines < MOST_LINES) {
                lines++;
                try {
                    return await openHttpLine(url);
                }
                catch (error) {
                    lines--;
                    throw error;
                }
            }
            await new Promise((resolve) => {
                waiting.push(resolve);
            });
        }
    }
    function giveBack(line) {
        if (line.isOpen)
            idle.push({ line, sinceMs: performance.now() });
        else
            lines--;
        waiting.shift()?.();
    }
    async function order(i, dueMs) {
        const request = httpRequest(url, 'POST', '/orders', orderBody(i));
        let line;
        try {
            line = await takeLine();
            const sentMs = performance.now();
            const { status, body } = await line.ask(request);
            const nowMs = performance.now();
            if (status === 201) {
                fromDue.good((nowMs - dueMs) * 1e6);
                fromSent.good((nowMs - sentMs) * 1e6);
            }
            else
                fromDue.bad(`${status} ${body}`);
        }
        catch (error) {
            fromDue.bad(reasonOf(error));
        }
        if (line !== undefined)
            giveBack(line);
    }
    const startMs = performance.now();
    const orders = ratePerSecond * seconds;
    for (let i = 0; i < orders; i++) {
        const dueMs = startMs + (i * 1000) / ratePerSecond;
        await untilDue(dueMs);
        running.push(order(i, dueMs));
    }
    await Promise.all(running);
    for (const { line } of idle)
        line.close();
    return { fromDue, fromSent, durationMs: performance.now() - startMs };
}
async function untilDue(dueMs) {
    const sleepMs = dueMs - performance.now() - WATCH_MS;
    if (sleepMs >= 1) {
        await new Promise((resolve) => {
            setTimeout(resolve, Math.floor(sleepMs));
        });
    }
    while (performance.now() < dueMs) {
        await new Promise((resolve) => {
            setImmediate(resolve);
        });
    }
}
//# sourceMappingURL=steady.js.map