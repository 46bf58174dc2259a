import { createInterface } from 'node:readline';
import { runBlock } from './block.js';
import { closeConnections, openConnections } from './connection.js';
import { openRequests } from './requests.js';
/** The client process. Between two jobs it waits for a line; while one runs nothing else does. */
const groups = new Map();
/** By what was asked for, so that numbers go on from block to block. */
const sources = new Map();
function run(job) {
    const open = groups.get(job.group);
    switch (job.job) {
        case 'open':
            if (open !== undefined)
                throw new Error(`the group ${job.group} is open`);
            groups.set(job.group, openConnections(job));
            return {};
        case 'close':
            closeConnections(open ?? []);
            groups.delete(job.group);
            return {};
        default: {
            if (open === undefined)
                throw new Error(`no group ${job.group}`);
            const key = JSON.stringify(job.requests);
            const source = sources.get(key) ?? openRequests(job.requests);
            sources.set(key, source);
            return runBlock(job, open, source);
        }
    }
}
for await (const line of createInterface({ input: process.stdin })) {
    let answer;
    try {
        answer = run(JSON.parse(line));
    }
    catch (error) {
        answer = { error: error.message };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
}
//# sourceMappingURL=main.js.map