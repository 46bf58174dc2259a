import { parseArgs } from 'node:util';
import { parts } from './parts.js';
import { isGood, tableOf } from './table.js';
const HELP = `npm run campaign -- [options]: every fault that this machine can make, again and again, judged by what was kept

  --only NAMES   these parts, with commas between
  --short        the short form of each, as in npm test
  --seed N       of everything that is drawn (now)
  --help

Parts:
${parts.map(({ name, what }) => `  ${name.padEnd(16)} ${what}`).join('\n')}

It stops by itself, in about an hour. Exit code: 0 all survived, 1 something was lost or a part could not run here.
`;
const LINE_EVERY_S = 10;
const REDRAW_EVERY_S = 0.2;
const { values } = parseArgs({
    options: {
        only: { type: 'string' },
        short: { type: 'boolean', default: false },
        seed: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 1_000_000) },
        help: { type: 'boolean', default: false },
    },
});
let enough = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
        if (enough)
            process.exit(130);
        enough = true;
        console.log('\nstopping after this case; once more: at once');
    });
}
if (values.help)
    process.stdout.write(HELP);
else
    process.exitCode = await campaign();
async function campaign() {
    const seed = Number(values.seed);
    if (!Number.isSafeInteger(seed) || seed < 0)
        throw new Error(`--seed ${values.seed}: a whole number`);
    const chosen = values.only === undefined ? parts : values.only.split(',').map(partOf);
    const rows = [];
    for (const part of chosen) {
        if (enough)
            break;
        rows.push(await runPart(part, seed));
    }
    const good = rows.length === chosen.length && rows.every(isGood);
    console.log(`\n${tableOf(rows)}\n\n${good ? 'PASS' : 'FAIL'}${enough ? ', stopped by a signal' : ''}`);
    return good ? 0 : 1;
}
function partOf(name) {
    const part = parts.find((candidate) => candidate.name === name);
    if (part === undefined)
        throw new Error(`--only ${name}: there are ${parts.map((other) => other.name).join(', ')}`);
    return part;
}
async function runPart(part, seed) {
    const { name, what } = part;
    const lack = part.lacks?.();
    if (lack !== undefined)
        return { name, what, seed, seconds: 0, result: undefined, lack: `needs ${lack.what}` };
    const startedMs = performance.now();
    const seconds = () => (performance.now() - startedMs) / 1000;
    const progress = progressLine(name, seconds);
    const options = { form: values.short ? 'short' : 'long', seed, progress, enough: () => enough };
    try {
        const result = await part.run(options);
        progress(result.cases, result.cases, result.figures, true);
        return { name, what, seed, seconds: seconds(), result, lack: '' };
    }
    catch (error) {
        const failure = { what: error instanceof Error ? (error.stack ?? error.message) : String(error), reproduce: name };
        const result = { cases: 1, survived: 0, failures: [failure], figures: 'it broke off' };
        return { name, what, seed, seconds: seconds(), result, lack: '' };
    }
}
/** One line that is drawn over and over on a terminal; elsewhere a line now and then. */
function progressLine(name, seconds) {
    let nextS = 0;
    return (done, total, text = '', last = false) => {
        const nowS = seconds();
        if (nowS < nextS && !last)
            return;
        nextS = nowS + (process.stdout.isTTY ? REDRAW_EVERY_S : LINE_EVERY_S);
        const line = `${name.padEnd(16)} ${done.toLocaleString('en')}/${total.toLocaleString('en')}  ${nowS.toFixed(0)} s  ${text}`;
        if (process.stdout.isTTY)
            process.stdout.write(`\r\u001B[K${line}${last ? '\n' : ''}`);
        else
            console.log(line);
    };
}
//# sourceMappingURL=main.js.map