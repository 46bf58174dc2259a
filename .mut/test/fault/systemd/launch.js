import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const PR_CAPBSET_DROP = 24;
const PR_SET_NO_NEW_PRIVS = 38;
const LAST_CAPABILITY = 40;
const F_SETFD = 2;
const EPERM = 1;
const SCMP_ACT_ALLOW = 0x7fff0000;
const SCMP_ACT_ERRNO = 0x00050000;
const SCMP_CMP_EQ = 4;
const koffi = createRequire('/opt/tickgate/current/package.json')('koffi');
const libc = koffi.load(null);
const prctl = libc.func('int prctl(int option, unsigned long a, unsigned long b, unsigned long c, unsigned long d)');
const fcntl = libc.func('int fcntl(int fd, int command, int flags)');
const execve = libc.func('int execve(const char *path, const char **arguments, const char **environment)');
const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (let capability = 0; capability <= LAST_CAPABILITY; capability++)
    prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
process.setgroups([]);
process.setgid(spec.user);
process.setuid(spec.user);
process.umask(spec.umask);
process.chdir(spec.folder);
// A sandbox that lets everything through would prove nothing.
for (const path of ['/etc/written', '/opt/tickgate/written', '/usr/written'])
    refused(() => writeFileSync(path, ''), 'EROFS');
refused(() => writeFileSync('/home/written', ''), 'EACCES');
refused(() => {
    const { error } = spawnSync('/bin/true');
    if (error !== undefined)
        throw error;
}, 'EACCES');
must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 'no new privileges');
if (spec.allowed !== undefined)
    filterCalls(spec.allowed, spec.families);
// Node marks what it was given as not for its children.
for (const fd of [0, 1, 2])
    must(fcntl(fd, F_SETFD, 0), 'standard streams');
execve(spec.command[0], [...spec.command, null], [...spec.environment, null]);
throw new Error(`${spec.command[0]}: errno ${koffi.errno()}`);
function filterCalls(allowed, families) {
    const seccomp = koffi.load('libseccomp.so.2');
    koffi.struct('scmp_arg_cmp', { arg: 'uint', op: 'int', datum_a: 'uint64_t', datum_b: 'uint64_t' });
    const init = seccomp.func('void *seccomp_init(uint32_t action)');
    const numberOf = seccomp.func('int seccomp_syscall_resolve_name(const char *name)');
    const rule = seccomp.func('int seccomp_rule_add_array(void *filter, uint32_t action, int call, uint count, const scmp_arg_cmp *arguments)');
    const load = seccomp.func('int seccomp_load(void *filter)');
    const filter = init(SCMP_ACT_ERRNO | EPERM);
    for (const name of allowed) {
        const call = numberOf(name);
        if (call < 0)
            continue; // Not on this machine.
        if (name !== 'socket')
            must(rule(filter, SCMP_ACT_ALLOW, call, 0, null), name);
        else {
            for (const family of families) {
                const compared = [{ arg: 0, op: SCMP_CMP_EQ, datum_a: family, datum_b: 0 }];
                must(rule(filter, SCMP_ACT_ALLOW, call, 1, compared), `${name} of family ${family}`);
            }
        }
    }
    must(load(filter), 'the filter');
}
function refused(act, code) {
    try {
        act();
    }
    catch (error) {
        if (error.code === code)
            return;
        throw error;
    }
    throw new Error(`not refused: ${String(act)}`);
}
function must(result, what) {
    if (result !== 0)
        throw new Error(`${what}: ${String(result)}`);
}
//# sourceMappingURL=launch.js.map