import { ExitCode } from '../../workers/exit-codes.js';
import { reasonOf, runBurst } from './burst.js';
import { httpRequest, openHttpLine } from './http-line.js';
import { LoadHelp, readLoadArguments } from './load-arguments.js';
import { processFigures } from './process-figures.js';
import { runSteady } from './steady.js';
const FAILED = 1;
/** Memory is looked at so often while a load runs. */
const LOOK_MS = 250;
/** `tickgate load`: returns the exit code, see `LoadHelp`. */
export async function runLoadCli(args) {
    let settings;
    try {
        settings = readLoadArguments(args);
    }
    catch (error) {
        process.stderr.write(`tickgate load: ${reasonOf(error)}\nsee --help\n`);
        return ExitCode.usage;
    }
    if (settings.help) {
        process.stdout.write(LoadHelp);
        return ExitCode.ok;
    }
    const { url, rate, requests, repeat, seconds } = settings;
    let pid;
    try {
        pid = await pidOf(url);
    }
    catch (error) {
        process.stderr.write(`tickgate load: ${url.origin}: ${reasonOf(error)}\n`);
        return FAILED;
    }
    const watched = watch(pid);
    let isGood = true;
    if (rate > 0)
        isGood = await steady(url, rate, seconds);
    else
        for (let run = 1; run <= repeat; run++)
            isGood = (await burst(url, requests, run, repeat)) && isGood;
    say('gateway', watched.end());
    return isGood ? ExitCode.ok : FAILED;
}
async function burst(url, requests, run, runs) {
    const { tally, durationMs, readBack } = await runBurst(url, requests);
    if (runs > 1)
        process.stdout.write(`\nrun ${run} of ${runs}\n`);
    say('requests', `${requests} at once, POST ${url.origin}/orders`);
    say('duration', `${durationMs.toFixed(1)} ms`);
    say('throughput', `${Math.round((tally.goods * 1000) / durationMs)} orders/s`);
    sayOutcome(tally, requests);
    say('read back', `${readBack} of ${requests}`);
    say('latency', tally.latencies());
    return tally.goods === requests && readBack === requests && tally.bads === 0;
}
async function steady(url, rate, seconds) {
    const requests = rate * seconds;
    const { fromDue, fromSent, durationMs } = await runSteady(url, rate, seconds);
    say('requests', `${requests} at ${rate}/s, POST ${url.origin}/orders`);
    say('duration', `${(durationMs / 1000).toFixed(2)} s`);
    say('throughput', `${((fromDue.goods * 1000) / durationMs).toFixed(1)} orders/s`);
    sayOutcome(fromDue, requests);
    say('latency', `${fromDue.latencies()}, from when an order was due`);
    say('', `${fromSent.latencies()}, from when it was sent`);
    return fromDue.goods === requests && fromDue.bads === 0;
}
function sayOutcome(tally, requests) {
    say('success rate', `${((tally.goods * 100) / requests).toFixed(2)} % (${tally.goods} of ${requests})`);
    say('errors', String(tally.bads));
    for (const reason of tally.reasons())
        say('', reason);
}
function say(name, text) {
    process.stdout.write(`  ${name.padEnd(14)}${text}\n`);
}
/** The gateway's process, which it tells in /health/detailed. Rejects if nobody listens. */
async function pidOf(url) {
    const line = await openHttpLine(url);
    try {
        const { body } = await line.ask(httpRequest(url, 'GET', '/health/detailed'));
        const { pid } = JSON.parse(body);
        return Number.isSafeInteger(pid) ? pid : undefined;
    }
    catch {
        return undefined; // Not a gateway, or one that doesn't tell: the load says what it is.
    }
    finally {
        line.close();
    }
}
/** Processor time and memory of the gateway while the load runs. */
function watch(pid) {
    const look = () => (pid === undefined ? undefined : processFigures(pid));
    const first = look();
    const startMs = performance.now();
    let mostMb = first?.rssMb ?? 0;
    const timer = setInterval(() => {
        mostMb = Math.max(mostMb, look()?.rssMb ?? 0);
    }, LOOK_MS);
    return {
        end() {
            clearInterval(timer);
            const last = look();
            if (first === undefined || last === undefined)
                return 'not on this machine: CPU and memory unknown';
            const cpuMs = last.cpuMs - first.cpuMs;
            const percent = (cpuMs * 100) / (performance.now() - startMs);
            mostMb = Math.max(mostMb, last.rssMb);
            return `pid ${pid}: CPU ${percent.toFixed(1)} % of one core (${cpuMs} ms), RSS ${last.rssMb.toFixed(0)} MB, at most ${mostMb.toFixed(0)} MB`;
        },
    };
}
//# sourceMappingURL=load-cli.js.map