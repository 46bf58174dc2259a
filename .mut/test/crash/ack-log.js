import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
export function createAckLog(path) {
    const { O_WRONLY, O_CREAT, O_APPEND, O_DSYNC } = constants;
    const fd = openSync(path, O_WRONLY | O_CREAT | O_APPEND | O_DSYNC, 0o600);
    let count = 0;
    function write(line) {
        const bytes = Buffer.from(`${line}\n`, 'utf8');
        for (let written = 0; written < bytes.length;)
            written += writeSync(fd, bytes, written);
    }
    return {
        asked(request) {
            count += 1;
            write(`> ${count} ${JSON.stringify(request)}`);
            return count;
        },
        answered: (number, status, body) => write(`< ${number} ${status} ${body}`),
        close: () => closeSync(fd),
    };
}
/** All that was asked and answered in these files, in the order of asking. A half-written last line was never sent. */
export function readAckLogs(paths) {
    return paths.flatMap((path) => {
        const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
        const exchanges = new Map();
        for (const line of lines) {
            const [, mark, number, rest] = /^([<>]) (\d+) (.*)$/.exec(line) ?? [];
            if (rest === undefined)
                throw new Error(`${path}: not a line of an acknowledgement log: ${line.slice(0, 200)}`);
            if (mark === '>') {
                exchanges.set(Number(number), { request: JSON.parse(rest), answer: undefined });
                continue;
            }
            const exchange = exchanges.get(Number(number));
            if (exchange === undefined)
                throw new Error(`${path}: an answer to request ${number}, which was never made`);
            const space = rest.indexOf(' ');
            exchange.answer = { status: Number(rest.slice(0, space)), body: rest.slice(space + 1) };
        }
        return [...exchanges.values()];
    });
}
//# sourceMappingURL=ack-log.js.map