import { connect } from 'node:net';
import { untilTrue } from '../support/program.js';
import { expectationOf } from './hostile-case.js';
import { HttpWords } from './http-words.js';
import { CALL_FENCE, HANDSHAKE, WsWords } from './ws-words.js';
const HTTP_FENCE = 'GET /orders?symbol=FENCE HTTP/1.1\r\nHost: localhost\r\n\r\n';
const DEADLINE_MS = 5_000;
/** Plays one case on connections of its own, and returns what was answered, in the words of the expected answer. */
export async function play(options) {
    const { tried } = options;
    const all = await Promise.all(Array.from({ length: tried.together ?? 1 }, () => playOnce(options)));
    if (all.length === 1 && tried.isFlood !== true && tried.isUnordered !== true)
        return all[0];
    const words = all.flatMap((answer) => answer.split(', '));
    return (tried.isFlood === true ? [...new Set(words)] : words.sort()).join(', ');
}
async function playOnce(options) {
    const { port, over, settle, tried } = options;
    const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    const expected = expectationOf(tried.answer);
    const seen = over === 'http' ? new HttpWords(isHead(tried.send)) : new WsWords();
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let isClosed = false;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => {
        seen.take(bytes);
    });
    socket.on('error', () => {
        isClosed = true; // A reset: it closed before it had read everything.
    });
    socket.on('end', () => {
        isClosed = true;
    });
    socket.on('close', () => {
        isClosed = true;
    });
    const until = async (isSo) => {
        // What never comes is seen in the answer.
        await untilTrue(isSo, 'an answer', deadlineMs).catch(() => undefined);
    };
    try {
        if (over === 'ws') {
            socket.write(HANDSHAKE);
            await until(() => isClosed || seen.isOpen);
        }
        for (const step of tried.send) {
            if (typeof step === 'object' && 'answers' in step) {
                await until(() => isClosed || seen.words.length >= step.answers);
            }
            else
                await take(socket, step, options, () => isClosed);
        }
        const due = expected.words.length / (tried.together ?? 1);
        await until(() => isClosed || seen.words.length >= due);
        let ending = 'closed';
        if (expected.ending === 'closed')
            await until(() => isClosed);
        else if (expected.ending === 'waits') {
            await settle();
            await settle();
        }
        else if (!isClosed) {
            socket.write(over === 'ws' ? CALL_FENCE : (options.httpFence?.() ?? HTTP_FENCE));
            await until(() => isClosed || seen.isFenced);
        }
        if (isClosed)
            seen.end();
        else
            ending = seen.isFenced ? 'goes on' : 'waits';
        return [...seen.words, ...(ending === 'goes on' ? [] : [ending])].join(', ');
    }
    finally {
        socket.destroy();
    }
}
async function take(socket, step, options, isClosed) {
    const { settle } = options;
    if (isClosed())
        return;
    if (typeof step === 'string' || step instanceof Uint8Array)
        socket.write(step);
    else if ('makes' in step)
        socket.write(step.makes(options.world));
    else if ('drip' in step) {
        while (!isClosed()) {
            socket.write(step.drip);
            await new Promise((resolve) => {
                setTimeout(resolve, step.everyMs);
            });
        }
    }
    else if (step.does === 'pause') {
        await settle();
        await settle();
    }
    else if (step.does === 'half-close') {
        await new Promise((resolve) => {
            socket.end(() => {
                resolve();
            });
        });
    }
    else {
        await settle();
        socket.resetAndDestroy();
    }
}
function isHead([first]) {
    if (typeof first === 'object' && 'makes' in first)
        return first.isHead === true;
    return first instanceof Uint8Array && Buffer.from(first.subarray(0, 5)).toString('latin1') === 'HEAD ';
}
//# sourceMappingURL=peer.js.map