import { setTimeout as pause } from 'node:timers/promises';
import { Receiver, closeConnections, openConnections } from '../client/connection.js';
import { maskedFrame } from '../client/frames.js';
import { WOULD_BLOCK, createPoller, receiveNow, sendNow } from '../client/system-calls.js';
import { createFrameCounter } from './count-frames.js';
const LOOK_MS = 1;
const MANY = 2_000;
const LOOK_AT_MANY_MS = 50;
const QUIET_LOOKS = 10;
const QUIET_LOOKS_BELOW = 1_000;
/** FIN and pong, masked with zeros, empty. */
const PONG = Uint8Array.of(0x8a, 0x80, 0, 0, 0, 0);
const groups = new Map();
let pinged = -1;
const receiver = new Receiver(createFrameCounter(() => {
    sendNow(pinged, PONG, PONG.length);
}));
/** Takes what has come; the frames. */
function look(group) {
    let frames = 0;
    for (;;) {
        const ready = group.poller.wait(0);
        for (let i = 0; i < ready; i++) {
            const connection = group.connections[group.poller.ready(i)];
            pinged = connection.fd;
            const got = receiver.receive(connection, receiveNow);
            if (got !== WOULD_BLOCK)
                frames += got;
        }
        if (ready === 0)
            break;
    }
    group.frames += frames;
    return frames;
}
async function run(job) {
    const group = groups.get(job.group);
    switch (job.job) {
        case 'open': {
            const { port, connections: count, first } = job;
            const connections = openConnections({ job: 'open', group: job.group, port, connections: count, path: '/ws' });
            const frames = Buffer.concat((first ?? []).map((text) => maskedFrame(Buffer.from(text), 'text')));
            const poller = createPoller();
            for (const [i, { fd }] of connections.entries()) {
                poller.add(fd, i);
                if (sendNow(fd, frames, frames.length) !== frames.length)
                    throw new Error('a first frame was not taken');
            }
            groups.set(job.group, { connections, poller, frames: 0 });
            return {};
        }
        case 'count': {
            if (group === undefined)
                throw new Error(`no readers ${job.group}`);
            const { atLeast = 0 } = job;
            for (let quiet = 0; quiet < (group.frames < atLeast ? QUIET_LOOKS_BELOW : QUIET_LOOKS); quiet += 1) {
                await pause(LOOK_MS);
                if (look(group) > 0)
                    quiet = 0;
            }
            const { frames } = group;
            group.frames = 0;
            return { frames };
        }
        default:
            group?.poller.close();
            closeConnections(group?.connections ?? []);
            groups.delete(job.group);
            return {};
    }
}
function lookAtAll() {
    let most = 0;
    for (const group of groups.values()) {
        look(group);
        most = Math.max(most, group.connections.length);
    }
    setTimeout(lookAtAll, most > MANY ? LOOK_AT_MANY_MS : LOOK_MS);
}
function answer(job) {
    run(job).then((result) => process.send(result), (error) => process.send({ error: error.message }));
}
process.on('message', answer);
process.on('disconnect', () => process.exit(0));
lookAtAll();
//# sourceMappingURL=main.js.map