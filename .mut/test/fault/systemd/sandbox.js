import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathOf } from '../../campaign/machine.js';
import { projectRoot } from '../../deploy/unit-file.js';
const FAMILIES = { AF_UNIX: 1, AF_INET: 2, AF_INET6: 10 };
export function createStage(folder) {
    for (const name of ['etc', 'opt', 'varlib', 'sysusers.d', 'tmpfiles.d', 'bin', 'checkout', 'dev/shm']) {
        mkdirSync(join(folder, name), { recursive: true });
    }
    for (const name of ['package.json', 'package-lock.json', 'LICENSE', 'NOTICE', 'README.md', 'deploy']) {
        cpSync(join(projectRoot, name), join(folder, 'checkout', name), { recursive: true });
    }
    for (const name of ['core', 'workers', 'gateway']) {
        cpSync(join(projectRoot, 'dist', name), join(folder, 'checkout/dist', name), { recursive: true });
    }
    for (const name of shippedModules()) {
        cpSync(join(projectRoot, name), join(folder, 'registry', name), { recursive: true, dereference: true });
    }
    cpSync(fileURLToPath(new URL('launch.js', import.meta.url)), join(folder, 'launch.mjs'));
    const stands = (name, text) => {
        writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
        chmodSync(join(folder, 'bin', name), 0o755);
    };
    stands('systemctl', `echo "$*" >> ${folder}/systemctl.log`);
    stands('npm', `case "$PWD $1" in
  */checkout\\ ci) ;;
  */checkout\\ pack) exec /usr/bin/env PATH=${dirname(process.execPath)}:/usr/bin:/bin npm pack --ignore-scripts --silent ;;
  /opt/tickgate/*\\ ci) cp -r ${folder}/registry/node_modules . ;;
  *) echo "npm $* in $PWD?" >&2; exit 1 ;;
esac`);
    return {
        folder,
        script: (lines) => [
            `test -e ${folder}/etc/of-the-sandbox || cp -a /etc/. ${folder}/etc/`,
            `touch ${folder}/etc/of-the-sandbox`,
            `mount --bind ${folder}/etc /etc`,
            `mount --bind ${folder}/opt /opt`,
            `mount --bind ${folder}/varlib /var/lib`,
            `mount --bind ${folder}/sysusers.d /usr/lib/sysusers.d`,
            `mount --bind ${folder}/tmpfiles.d /usr/lib/tmpfiles.d`,
            // Nothing of what follows may ever be done to the machine itself.
            'test -e /etc/of-the-sandbox && test ! -e /var/lib/dpkg',
            `PATH=${folder}/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
            ...lines,
        ],
        systemctlCalls: () => readFileSync(join(folder, 'systemctl.log'), 'utf8').trim().split('\n'),
    };
}
export function lacksMountNamespaces() {
    const args = ['--mount', '--ipc', '--propagation', 'private', 'mount', '-t', 'tmpfs', 'nothing', '/opt'];
    const mounted = spawnSync(pathOf('unshare') ?? 'unshare', args);
    return mounted.status === 0 ? undefined : { kind: 'ability', what: 'mount namespaces' };
}
/** Modules that are installed with --omit=dev, and are for this machine. */
function shippedModules() {
    const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
    return Object.entries(packages)
        .filter(([path, { dev, os, cpu, libc }]) => {
        const isHere = (os?.includes('linux') ?? true) && (cpu?.includes('x64') ?? true) && (libc?.includes('glibc') ?? true);
        return path !== '' && dev !== true && isHere;
    })
        .map(([path]) => path);
}
/** The unit's node, where it is on this machine. */
function placed(path) {
    return path === '/usr/bin/node' ? process.execPath : path;
}
/** The last lines of a script: everything that the unit protects, then its command in the place of the script. */
export function becomeService(stage, unit, options = {}) {
    const { wrapper = [], allowed, environment = {} } = options;
    const state = `/var/lib/${unit.only('StateDirectory')}`;
    const credentials = '/run/credentials/tickgate.service';
    const [credential, source] = unit.only('LoadCredential').split(':');
    const ofUnit = unit
        .all('Environment')
        .map((line) => line.replaceAll('%d', credentials).split('='));
    const variables = {
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin',
        CREDENTIALS_DIRECTORY: credentials,
        ...Object.fromEntries(ofUnit),
        ...environment,
    };
    const spec = {
        user: unit.only('User'),
        folder: unit.only('WorkingDirectory'),
        umask: Number.parseInt(unit.only('UMask'), 8),
        command: [...wrapper, ...unit.words('ExecStart').map(placed)],
        environment: Object.entries(variables).map(([name, value]) => `${name}=${value}`),
        allowed: allowed === undefined ? undefined : [...allowed],
        families: unit.words('RestrictAddressFamilies').map((name) => FAMILIES[name]),
    };
    writeFileSync(join(stage.folder, 'opt/spec.json'), JSON.stringify(spec));
    const executables = [...unit.words('ExecPaths').map(placed), ...wrapper.slice(0, 1)];
    return [
        `cp ${stage.folder}/launch.mjs /opt/launch.mjs`,
        'mount -t tmpfs -o mode=755 run /run',
        `mkdir -p ${credentials}`,
        `install -m 0400 -o ${spec.user} ${source} ${credentials}/${credential}`,
        // PrivateDevices
        ...['null', 'zero', 'full', 'random', 'urandom'].flatMap((name) => [
            `touch ${stage.folder}/dev/${name}`,
            `mount --bind /dev/${name} ${stage.folder}/dev/${name}`,
        ]),
        `mount -t tmpfs shm ${stage.folder}/dev/shm`,
        `mount --rbind ${stage.folder}/dev /dev`,
        'exec_paths=" "',
        // NoExecPaths, ExecPaths, ProtectSystem: what may be executed or written to is a mount of its own, all else is not.
        ...executables.map((path) => `p=$(readlink -f ${path}); mount --bind "$p" "$p"; exec_paths="$exec_paths $p "`),
        `mount --bind ${state} ${state}`,
        'mount -t tmpfs tmp /tmp',
        'mount -t tmpfs tmp /var/tmp',
        // ProtectHome, ProtectProc, ProcSubset
        'mount -t tmpfs -o mode=000,ro home /home',
        'mount -t tmpfs -o mode=000,ro root /root',
        `ulimit -n ${unit.only('LimitNOFILE')}`,
        `ulimit -c ${unit.only('LimitCORE')}`,
        `cut -d ' ' -f 5 /proc/self/mountinfo | sort -u | grep -vx / > /run/mounts`,
        'mount -t proc -o subset=pid,hidepid=invisible proc /proc',
        'while read -r at; do',
        '  flags=nosuid',
        `  case "$at" in ${state}|/tmp|/var/tmp|/dev/shm|/dev/null) ;; *) flags=$flags,ro ;; esac`,
        '  case "$exec_paths" in *" $at "*) ;; *) flags=$flags,noexec ;; esac',
        // What another mount hides can't be reached, nor remounted.
        '  mount -o remount,bind,$flags "$at" 2>/dev/null || true',
        'done < /run/mounts',
        // The last thing that is executed from it.
        'mount -o remount,bind,ro,nosuid,noexec /',
        `exec ${process.execPath} /opt/launch.mjs /opt/spec.json`,
    ];
}
//# sourceMappingURL=sandbox.js.map