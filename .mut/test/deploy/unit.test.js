import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Roles } from '../../core/topology.js';
import { loadConfig } from '../../gateway/config.js';
import { SETTINGS } from '../../gateway/config-settings.js';
import { ExitCode, diedCode, stalledCode } from '../../workers/exit-codes.js';
import { firstLack, lacksRoot, lacksTool, skipFor } from '../campaign/machine.js';
import { folderOf } from '../support/program.js';
import { projectRoot, readUnit, systemdFolder } from './unit-file.js';
const unit = readUnit();
const unitText = readFileSync(join(systemdFolder, 'tickgate.service'), 'utf8');
const MOST_EXPOSED = 1.2;
const lack = lacksTool('systemd-analyze', 'systemd');
const skip = skipFor(lack);
const skipWithoutRoot = skipFor(firstLack(lack, lacksRoot()));
function run(program, args) {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
}
/** A root with the system's own units, a node and our unit. */
function rootWith(context, text) {
    const root = folderOf(context);
    for (const folder of ['etc/systemd/system', 'usr/bin', 'usr/lib/systemd']) {
        mkdirSync(join(root, folder), { recursive: true });
    }
    cpSync('/usr/lib/systemd/system', join(root, 'usr/lib/systemd/system'), { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(root, 'usr/bin/node'), '#!/bin/true\n', { mode: 0o755 });
    writeFileSync(join(root, 'etc/systemd/system/tickgate.service'), text);
    return root;
}
function verify(root) {
    return run('systemd-analyze', ['verify', '--man=no', `--root=${root}`, 'tickgate.service']);
}
test('systemd-analyze verify finds nothing to say about the unit, and does about a bad one', { skip }, (context) => {
    assert.deepEqual(verify(rootWith(context, unitText)), { status: 0, output: '' });
    const misspelt = verify(rootWith(context, unitText.replace('NoNewPrivileges=', 'NoNewPrivilege=')));
    assert.match(misspelt.output, /Unknown key (name )?'NoNewPrivilege'/);
    const nowhere = verify(rootWith(context, unitText.replace('ExecStart=/usr/bin/node', 'ExecStart=/usr/bin/nodejs')));
    assert.notEqual(nowhere.status, 0);
});
test(`its exposure is at most ${MOST_EXPOSED}, with the drop-in for pinning too`, { skip }, (context) => {
    const score = (text, dropIn = '') => {
        const folder = folderOf(context);
        const file = join(folder, 'tickgate.service');
        writeFileSync(file, text);
        if (dropIn !== '') {
            mkdirSync(`${file}.d`);
            writeFileSync(join(`${file}.d`, 'pinning.conf'), dropIn);
        }
        const { output } = run('systemd-analyze', ['security', '--offline=true', '--no-pager', file]);
        const [, level = ''] = /Overall exposure level for tickgate\.service: ([\d.]+)/.exec(output) ?? [];
        assert.notEqual(level, '', output);
        return Number(level);
    };
    const bare = score('[Service]\nExecStart=/usr/bin/node\n');
    const plain = score(unitText);
    const pinned = score(unitText, readFileSync(join(systemdFolder, 'tickgate.service.d/pinning.conf'), 'utf8'));
    context.diagnostic(`exposure: a bare unit ${bare}, ours ${plain}, with pinning ${pinned}`);
    assert.ok(plain <= MOST_EXPOSED && pinned <= MOST_EXPOSED && bare > 9, `${plain}, ${pinned}, ${bare}`);
});
test('sysusers and tmpfiles make the user and its folders', { skip: skipWithoutRoot }, (context) => {
    const root = folderOf(context);
    for (const kind of ['sysusers', 'tmpfiles']) {
        mkdirSync(join(root, `usr/lib/${kind}.d`), { recursive: true });
        cpSync(join(systemdFolder, `tickgate.${kind}.conf`), join(root, `usr/lib/${kind}.d/tickgate.conf`));
    }
    mkdirSync(join(root, 'etc'));
    for (const [program, ...args] of [['systemd-sysusers'], ['systemd-tmpfiles', '--create']]) {
        const { status, output } = run(program, [`--root=${root}`, ...args, 'tickgate.conf']);
        assert.equal(status, 0, output);
    }
    const [, , uid, gid, , home, shell] = readFileSync(join(root, 'etc/passwd'), 'utf8').trim().split(':');
    assert.deepEqual([home, shell], ['/var/lib/tickgate', '/usr/sbin/nologin']);
    const seen = ['opt/tickgate', 'opt/tickgate/releases', 'etc/tickgate', 'var/lib/tickgate'].map((folder) => {
        const { mode, uid: owner, gid: group } = statSync(join(root, folder));
        return [folder, (mode & 0o777).toString(8), owner, group];
    });
    assert.deepEqual(seen, [
        ['opt/tickgate', '755', 0, 0],
        ['opt/tickgate/releases', '755', 0, 0],
        ['etc/tickgate', '700', 0, 0],
        ['var/lib/tickgate', '700', Number(uid), Number(gid)],
    ]);
});
test('it starts again after what a start can mend, and after nothing else', () => {
    const staysDown = new Set([ExitCode.usage, ExitCode.journalIo, ExitCode.damagedData]);
    assert.deepEqual(new Set(unit.words('RestartPreventExitStatus').map(Number)), staysDown);
    // on-failure: not after 0, after every other code that isn't in the list above.
    assert.equal(unit.only('Restart'), 'on-failure');
    const others = [
        ExitCode.software,
        ExitCode.startTimeout,
        ...Roles.flatMap((role) => [diedCode(role), stalledCode(role)]),
    ];
    assert.deepEqual(others.filter((code) => staysDown.has(code)), []);
    // What its own comment says of each code.
    const told = new Map();
    for (const [, codes, what] of unitText.matchAll(/^#\s+([\dx, ]+?)\s{2,}.*\b(stays down|starts again)/gm)) {
        for (const code of codes.split(', '))
            told.set(code, what);
    }
    for (const code of [ExitCode.ok, ...staysDown, ...others]) {
        const expected = code === ExitCode.ok || staysDown.has(code) ? 'stays down' : 'starts again';
        assert.equal(told.get(code >= 80 ? `${Math.floor(code / 10)}x` : String(code)), expected, `exit code ${code}`);
    }
});
test('its limits have room for what the settings allow', () => {
    assert.ok(Number(unit.only('LimitNOFILE')) >= SETTINGS.MAX_CONNECTIONS.fallback + 1_000);
});
test('what it sets in the environment is accepted by the settings', (context) => {
    const settings = Object.fromEntries(unit.all('Environment').map((line) => line.split('=')));
    const credentials = folderOf(context);
    const [name, source] = unit.only('LoadCredential').split(':');
    assert.equal(settings['CONFIG_FILE'], `%d/${name}`);
    assert.equal(source, '/etc/tickgate/tickgate.config.json');
    writeFileSync(join(credentials, name), '{"MAX_CONNECTIONS":77}');
    const config = loadConfig({ ...settings, CONFIG_FILE: join(credentials, name) }, credentials);
    assert.deepEqual([config.MAX_CONNECTIONS, config.PIN, config.DATA_DIR], [77, 'off', '/var/lib/tickgate/data']);
});
test('the drop-in for keys names the credential that it loads, in the folder of the settings', () => {
    const keys = readUnit(join(systemdFolder, 'tickgate.service.d/keys.conf'));
    assert.equal(keys.only('LoadCredential'), 'keys.json:/etc/tickgate/keys.json');
    assert.equal(keys.only('Environment'), 'KEYS_FILE=%d/keys.json');
    assert.ok('KEYS_FILE' in SETTINGS);
});
test('the package brings all of deploy, and the page names all of it', () => {
    const { files } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    assert.ok(files.includes('deploy'));
    const page = readFileSync(join(systemdFolder, 'README.md'), 'utf8');
    for (const file of readdirSync(systemdFolder, { recursive: true, encoding: 'utf8' })) {
        if (/\.(service|conf)$/.test(file))
            assert.ok(page.includes(`\`${file}\``), file);
    }
});
//# sourceMappingURL=unit.test.js.map