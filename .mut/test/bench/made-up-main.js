import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBench } from '../../bench/cli.js';
import { emptyResult, madeUpPart } from './made-up.js';
/** The bench with parts that measure nothing: for tests of what is around them. */
const PARTS = [
    madeUpPart('good', () => Promise.resolve({ ...emptyResult, figures: { rss_mb: 111 } })),
    madeUpPart('broken', () => Promise.reject(new Error('no such luck'))),
    madeUpPart('last', (bench) => {
        writeFileSync(join(bench.folder('last'), 'file'), 'text');
        return Promise.resolve({ ...emptyResult, figures: { 'telemetry.cost': 0.004 } });
    }),
    // Never done: it has a child that won't go by itself, and one of that child's own.
    madeUpPart('endless', async (bench) => {
        const folder = bench.folder('endless');
        const child = spawn('sh', ['-c', 'sleep 600 & echo $! $PPID; wait'], {
            cwd: folder,
            stdio: ['ignore', 'pipe', 'ignore'],
        });
        const [text] = (await once(child.stdout, 'data'));
        process.stdout.write(`under way: ${child.pid} ${text.toString()}`);
        await once(child, 'exit');
        return new Promise(() => { });
    }),
];
process.exit(await runBench(process.argv.slice(2), PARTS));
//# sourceMappingURL=made-up-main.js.map