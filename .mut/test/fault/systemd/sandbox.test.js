import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { firstLack, lacksRoot, lacksTool, lacksTracing, skipFor } from '../../campaign/machine.js';
import { readUnit, systemdFolder } from '../../deploy/unit-file.js';
import { readyGateway } from '../../support/gateway-program.js';
import { folderOf, startProgram, untilTrue } from '../../support/program.js';
import { becomeService, createStage, lacksMountNamespaces } from './sandbox.js';
import { allowedCalls } from './syscall-filter.js';
/*
 * What a stranger installs by the page, run as the unit runs it, as far as that goes without systemd as the first
 * process: its command, user, environment, credential, read-only and noexec mounts, devices, /proc, limits, no
 * capabilities, the system call filter. Not here: PrivateUsers, IPAddressDeny, the memory and task limits.
 */
const unit = readUnit();
const page = readFileSync(join(systemdFolder, 'README.md'), 'utf8');
const dropIn = readUnit(join(systemdFolder, 'tickgate.service.d/pinning.conf'));
/** Not stopped at, so that the threads keep their pace on a busy machine: no watchdog may find them slow. */
const Frequent = ['futex', 'epoll_pwait', 'read', 'write', 'pread64', 'pwrite64', 'fdatasync', 'mprotect', 'madvise'];
const STRACE = ['/usr/bin/strace', '-D', '-f', '--seccomp-bpf', '-e', `trace=!${Frequent.join()}`, '-c', '-U', 'name'];
/**
 * Told no, they are done without: see the run under the real filter. V8 asks once whether there are memory keys; threads
 * that no answer waits for ask to be nicer than the others (workers/yield-to-others).
 */
const DoneWithout = new Set(['pkey_alloc', 'setpriority']);
const lack = firstLack(lacksTool('systemd-analyze', 'systemd'), lacksTool('systemd-tmpfiles', 'systemd'), lacksTool('unshare', 'util-linux'), lacksTool('npm', 'nodejs, with npm'), lacksTool('strace'), lacksRoot(), lacksTracing(), lacksMountNamespaces());
const skip = skipFor(lack);
/** The commands of a chapter, block by block. */
function blocks(chapter) {
    const text = page.split(/^## /m).find((part) => part.startsWith(chapter)) ?? '';
    return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands]) => commands);
}
/** Everything of "Install" up to looking at it, the package made and unpacked as it says. */
function install(stage) {
    const [pack = '', unpack = ''] = blocks('Install');
    return [
        `cd ${stage.folder}/checkout`,
        pack,
        unpack,
        `echo '{"PORT":0,"MONITORING_PORT":0}' > /etc/tickgate/tickgate.config.json`,
    ];
}
const NAMESPACE = ['--mount', '--ipc', '--propagation', 'private', 'sh', '-eu'];
/** A script for `sh`, which runs in a namespace of its own on what the stage holds. */
function scriptOf(stage, commands) {
    const file = join(stage.folder, 'script.sh');
    writeFileSync(file, stage.script(commands).join('\n'));
    return [...NAMESPACE, file];
}
/** A stage on which the page's "Install" was done, and then `more`. */
function installed(context, more = []) {
    const stage = createStage(folderOf(context));
    const args = scriptOf(stage, [...install(stage), ...more]);
    const { status, stdout, stderr } = spawnSync('unshare', args, { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    return stage;
}
function startService(context, stage, options) {
    const args = scriptOf(stage, becomeService(stage, unit, options));
    return readyGateway(startProgram(context, 'unshare', args), stage.folder);
}
function childrenOf(pid) {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
        .split(' ')
        .filter((child) => child !== '');
}
async function placeAndCancel(gateway) {
    const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 44_500, time_in_force: 'GTC' };
    for (let i = 0; i < 20; i++) {
        const { status, body } = await gateway.send('POST', '/orders', { ...order, client_order_id: `unit-${i}` });
        assert.equal(status, 201, JSON.stringify(body));
    }
    assert.equal((await gateway.send('DELETE', '/orders/by-client-id/unit-3')).status, 200);
}
test('what the page installs runs as the unit says, and makes no system call that the unit refuses', {
    skip,
}, async (context) => {
    const [upgrade = '', back = ''] = blocks('Upgrade');
    const [keys = ''] = blocks('Keys');
    const paths = [...page.matchAll(/(?<![\w/.])\/(?:opt|etc|var|usr)\/[\w./-]*\w/g)]
        .map(([path]) => path.replace('VERSION', '0.1.0'))
        .filter((path) => !path.startsWith('/var/lib/tickgate/'));
    const lacking = paths.map((path) => `test -e ${path} || { echo "the page names ${path}" >&2; exit 1; }`);
    const trace = '/var/lib/tickgate/strace.txt';
    const stage = installed(context, [
        upgrade,
        back,
        keys,
        'mkdir -p /etc/systemd/system/tickgate.service.d',
        ...lacking,
    ]);
    const gateway = await startService(context, stage, { wrapper: [...STRACE, '-o', trace] });
    await placeAndCancel(gateway);
    assert.equal(await gateway.program.stop(), 0, gateway.program.stderr);
    assert.equal(gateway.program.stderr, '');
    const state = join(stage.folder, 'varlib/tickgate');
    for (const name of ['data/journal', 'data/snapshots', 'logs/tickgate.log'])
        assert.ok(existsSync(join(state, name)));
    assert.deepEqual(stage.systemctlCalls(), [
        'daemon-reload',
        'enable --now tickgate',
        // The upgrade, and the way back.
        'stop tickgate',
        'show -p Result -p ExecMainStatus tickgate',
        'daemon-reload',
        'start tickgate',
        'stop tickgate',
        'daemon-reload',
        'start tickgate',
        // Keys.
        'daemon-reload',
        'restart tickgate',
    ]);
    const summary = join(state, 'strace.txt');
    await untilTrue(() => /total/.test(readFileSync(summary, 'utf8')), 'the end of the trace');
    const calls = readFileSync(summary, 'utf8')
        .split('\n')
        .slice(2)
        .map((line) => line.trim())
        .filter((line) => /^[a-z]/.test(line) && line !== 'total');
    const allowed = allowedCalls(unit.all('SystemCallFilter'));
    context.diagnostic(`${calls.length} system calls were made, ${allowed.size} are allowed`);
    assert.ok(calls.includes('fsync') && calls.includes('clone3') && calls.length > 30, calls.join(' '));
    assert.deepEqual([...calls, ...Frequent].filter((call) => !allowed.has(call) && !DoneWithout.has(call)), []);
});
test('under its real filter it runs, and pins threads only with the drop-in', { skip }, async (context) => {
    const stage = installed(context);
    const plain = allowedCalls(unit.all('SystemCallFilter'));
    const pinning = allowedCalls([...unit.all('SystemCallFilter'), ...dropIn.all('SystemCallFilter')]);
    assert.deepEqual([plain.has('sched_setaffinity'), pinning.has('sched_setaffinity')], [false, true]);
    const gateway = await startService(context, stage, { allowed: plain });
    await placeAndCancel(gateway);
    // KillMode=mixed: only the gateway is told to stop, and ends its venue itself.
    const venues = childrenOf(gateway.program.pid);
    assert.equal(venues.length, 1);
    assert.equal(await gateway.program.stop(), 0, gateway.program.stderr);
    assert.equal(gateway.program.stderr, '');
    assert.deepEqual(venues.filter((pid) => existsSync(`/proc/${pid}`)), []);
    const environment = { PIN: 'journal:0' };
    await assert.rejects(startService(context, stage, { allowed: plain, environment }), /the kernel refused CPU 0/);
    const pinned = await startService(context, stage, { allowed: pinning, environment });
    assert.equal((await pinned.get('/orders/by-client-id/unit-3')).status, 200, 'the journal is that of the run before');
    const { threads } = (await pinned.get('/health/detailed')).body;
    assert.equal(threads.find(({ name }) => name === 'journal')?.cpus, '0');
    assert.equal(await pinned.program.stop(), 0, pinned.program.stderr);
});
//# sourceMappingURL=sandbox.test.js.map