// Names in package-lock.json every optional package of another platform that npm left out.
//   npm install … && node test/complete-lockfile.mjs
//
// Compilers and linters ship one binary package per platform, as optional dependencies. Where a registry (a mirror, a proxy)
// doesn't serve all of them, `npm install` leaves them out of the lockfile, and `npm ci` of npm ≥ 11.16 then refuses that very
// lockfile: "Missing: @biomejs/cli-darwin-x64@ from lock file" (npm/cli#9846). An entry with a version and a platform is enough:
// npm skips it here without asking the registry. Entries written by npm itself are never touched.
import { readFileSync, writeFileSync } from 'node:fs';

const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { packages } = lockfile;

/** Where Node would find `name` from the package at `from`; undefined where the lockfile has no such entry. */
function resolve(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
  }
}

/** The platform in a name that ends like `binding-linux-arm64-musl`; undefined where it names none. */
function platformOf(name) {
  const match =
    /(?:^|[/-])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(
      name,
    );
  if (match === null) return undefined;
  const [, os, cpu, abi] = match;
  const libc = os !== 'linux' || abi === undefined ? undefined : abi.startsWith('musl') ? 'musl' : 'glibc';
  return { os: [os], cpu: [cpu], libc: libc && [libc] };
}

/** Packages of one platform whose names don't say so, with the version that their range means. */
const OF_ONE_PLATFORM = { fsevents: { version: '2.3.3', os: ['darwin'] } };

const added = [];
for (const [from, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolve(from, name) !== undefined) continue;
    const known = OF_ONE_PLATFORM[name];
    const platform = known ?? platformOf(name);
    const exact = known?.version ?? version;
    if (platform === undefined || !/^\d+\.\d+\.\d+/.test(exact)) {
      console.error(`${from}: can't name the optional ${name}@${version}: no platform or no exact version`);
      process.exitCode = 1;
      continue;
    }
    const { os, cpu, libc } = platform;
    packages[`node_modules/${name}`] = {
      version: exact,
      ...(cpu && { cpu }),
      ...(entry.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      os,
    };
    added.push(`${name}@${exact}`);
  }
}
lockfile.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync('package-lock.json', `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${added.length} packages of other platforms named${added.map((name) => `\n  ${name}`).join('')}`);
