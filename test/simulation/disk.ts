import { constants } from 'node:os';
import { dirname } from 'node:path';
import type { Files, OpenFlags } from '../../workers/files.ts';
import type { SeededRandom } from '../../workers/seeded-random.ts';
import {
  type DiskFile,
  PAGE_BYTES,
  copyOf,
  createDiskFile,
  cutPower,
  dropCleanPages,
  flipBit,
  loseSync,
  pagesOf,
  readPages,
  syncPages,
  truncatePages,
  writePages,
} from './disk-file.ts';

export type DiskCall = Exclude<keyof Files, 'close' | 'isDirect'>;

/** The system's code of a failing call; `short`: a read or write that does a part and says so. */
export type DiskFault = 'EIO' | 'ENOSPC' | 'EDQUOT' | 'EMFILE' | 'EACCES' | 'short';

/** Thrown by the call at which the process dies, and by all later ones, until `kill` or `powerCut`. */
export class DiskStopped extends Error {}

export interface SimulatedDiskOptions {
  /** Of everything that is left to chance. */
  readonly random: SeededRandom;
  /** 16 GiB unless given. Holes take no room. */
  readonly capacityBytes?: number;
}

/** What happened to it, so far. */
export interface DiskCounts {
  failed: number;
  lostSyncs: number;
  misdirected: number;
  flippedBits: number;
  tornPages: number;
  lostNames: number;
  kills: number;
  powerCuts: number;
}

/**
 * A file system in memory, with a page cache and a disk behind it.
 *
 *   process ──write──▶ page cache ──datasync──▶ medium        kill: the process dies, the page cache survives
 *           ──rename─▶ names      ──syncFolder─▶ names        powerCut: what wasn't synced lands whole, in parts or not
 *
 * Paths are what they are named: there are no `.`, `..` or links.
 */
export interface SimulatedDisk {
  readonly files: Files;
  readonly counts: Readonly<DiskCounts>;
  /** Calls so far, by kind. */
  readonly calls: Readonly<Record<DiskCall, number>>;
  /** Calls of all kinds so far. */
  readonly totalCalls: number;
  /** Faults that were planned and haven't come yet. */
  readonly planned: number;
  /** Descriptors that nobody closed yet. */
  readonly openFiles: number;

  /** The process dies: its descriptors are gone, all that it wrote is there. */
  kill(): void;
  /** The machine dies: of what was not synced, pages, sizes and names, each lands or doesn't. */
  powerCut(): void;
  /** Clean pages are forgotten: reads see what the medium has. */
  dropCaches(): void;

  /** The `nth` call of a kind from now fails; after a failed sync the pages are clean and mostly not on the medium. */
  fail(call: DiskCall, nth: number, fault: DiskFault): void;
  /** The `nth` call of any kind from now is the process's last; a write is done in part. */
  stopAt(nth: number): void;
  /** The `nth` datasync from now says that it did, and wrote nothing. */
  loseSync(nth: number): void;
  /** One page of the `nth` datasync from now lands in the place of another one, of this or another file. */
  misdirect(nth: number): void;
  /** Flips so many bits at rest in what a file has on the medium. */
  flipBits(path: string, count: number): void;
  /** Nothing planned fails any more. */
  relent(): void;

  /** As the page cache has it; undefined: not there. */
  contents(path: string): Uint8Array | undefined;
  /** Makes or replaces a file, durably, from outside. */
  put(path: string, bytes: Uint8Array): void;
  /** Renames a file, durably, from outside; what had that name is gone. */
  move(from: string, to: string): void;
  /** Removes a file, durably, from outside. */
  remove(path: string): void;
  /** All files, sorted. */
  paths(): string[];
  /** Another disk with the same on it, without descriptors and plans. Costs no copy of its pages. */
  fork(random?: SeededRandom): SimulatedDisk;
}

type NameChange =
  | { readonly kind: 'link' | 'unlink'; readonly path: string; readonly file: DiskFile }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string; readonly file: DiskFile };

interface OpenFile {
  readonly file: DiskFile;
  readonly writable: boolean;
  readonly appends: boolean;
  /** Past the page cache: whole blocks only. */
  readonly direct: boolean;
}

interface Contents {
  /** As the kernel has them. */
  readonly names: Map<string, DiskFile>;
  /** As the medium has them. */
  readonly mediumNames: Map<string, DiskFile>;
  readonly changes: NameChange[];
  readonly folders: Set<string>;
}

const FIRST_FD = 3;
const BLOCK_BYTES = 4096;
const MUST_BE_THERE: ReadonlySet<OpenFlags> = new Set(['r', 'r+', 'direct']);
const DEFAULT_CAPACITY_BYTES = 16 * 2 ** 30;

export function createSimulatedDisk(options: SimulatedDiskOptions): SimulatedDisk {
  const contents = { names: new Map(), mediumNames: new Map(), changes: [], folders: new Set(['/', '.']) };
  return diskOf(contents, options.random, options.capacityBytes ?? DEFAULT_CAPACITY_BYTES);
}

function diskOf(contents: Contents, random: SeededRandom, capacityBytes: number): SimulatedDisk {
  const { names, mediumNames, folders } = contents;
  let { changes } = contents;
  const open = new Map<number, OpenFile>();
  const counts: DiskCounts = {
    failed: 0,
    lostSyncs: 0,
    misdirected: 0,
    flippedBits: 0,
    tornPages: 0,
    lostNames: 0,
    kills: 0,
    powerCuts: 0,
  };
  const calls: Record<DiskCall, number> = {
    open: 0,
    write: 0,
    read: 0,
    datasync: 0,
    truncate: 0,
    rename: 0,
    unlink: 0,
    syncFolder: 0,
    makeFolder: 0,
    list: 0,
    size: 0,
    freeBytes: 0,
  };
  const plans: { readonly call: DiskCall; readonly at: number; readonly what: DiskFault | 'lost' | 'misdirected' }[] =
    [];
  let totalCalls = 0;
  let stopCall = Infinity;
  let nextFd = FIRST_FD;
  let freePages = Math.floor(capacityBytes / PAGE_BYTES);
  for (const file of names.values()) freePages -= pagesOf(file);

  /** Counts a call; throws what was planned for it, unless it is something that it does. */
  function begin(call: DiskCall, path = ''): 'short' | 'lost' | 'misdirected' | undefined {
    const number = ++calls[call];
    if (++totalCalls >= stopCall) throw new DiskStopped(`stopped in call ${totalCalls}, ${call} ${path}`);
    if (plans.length === 0) return undefined;
    const index = plans.findIndex((plan) => plan.call === call && plan.at === number);
    if (index < 0) return undefined;
    const [plan] = plans.splice(index, 1);
    const { what } = plan!;
    if (what === 'short' || what === 'lost' || what === 'misdirected') return what;
    counts.failed++;
    throw failure(what, call, path);
  }

  const allocate = (): boolean => {
    if (freePages <= 0) return false;
    freePages--;
    return true;
  };

  function release(file: DiskFile): void {
    if (--file.uses === 0) freePages += pagesOf(file);
  }

  function opened(fd: number, call: DiskCall): OpenFile {
    const found = open.get(fd);
    if (found === undefined) throw failure('EBADF', call, String(fd));
    return found;
  }

  function change(what: NameChange): void {
    applyChange(names, what, release);
    changes.push(what);
  }

  /** How much of it is done where not all is: one `unit` at least. */
  function partOf(count: number, unit: number): number {
    return Math.max(1, random.below(count / unit)) * unit;
  }

  function splitsBlocks({ byteOffset }: Uint8Array, from: number, count: number, at: number): boolean {
    return (byteOffset + from) % BLOCK_BYTES !== 0 || count % BLOCK_BYTES !== 0 || at % BLOCK_BYTES !== 0;
  }

  /** Of a write that goes wrong in the middle, a part is in the page cache. */
  function writePart(fd: number, bytes: Uint8Array, from: number, count: number, at: number): void {
    const target = open.get(fd);
    if (target?.writable) writePages(target.file, bytes, from, random.below(count), at, allocate);
  }

  function misdirectOne(file: DiskFile): void {
    const dirty = [...file.dirty];
    const number = dirty[random.below(dirty.length)];
    const others = [...mediumNames.values()];
    if (number === undefined || others.length === 0) return;
    const other = others[random.below(others.length)]!;
    const to = random.below(Math.max(1, Math.ceil(other.mediumSize / PAGE_BYTES)));
    if (other === file && to === number) return;
    other.medium[to] = file.cache[number];
    other.differs = true;
    loseSync(file, (each) => each !== number);
    file.mediumSize = file.size;
    counts.misdirected++;
  }

  const files: Files = {
    open(path, flags) {
      begin('open', path);
      let file = names.get(path);
      if (file !== undefined && flags === 'wx+') throw failure('EEXIST', 'open', path);
      if (file === undefined) {
        const isThere = !MUST_BE_THERE.has(flags) && folders.has(dirname(path));
        if (!isThere) throw failure('ENOENT', 'open', path);
        file = createDiskFile();
        change({ kind: 'link', path, file });
      } else if (flags === 'w+') {
        freePages += truncatePages(file, 0);
      }
      file.uses++;
      open.set(nextFd, { file, writable: flags !== 'r', appends: flags === 'a', direct: flags === 'direct' });
      return nextFd++;
    },
    close(fd) {
      const found = open.get(fd);
      if (open.delete(fd) && found !== undefined) release(found.file);
    },
    isDirect: (fd) => open.get(fd)?.direct ?? false,
    write(fd, bytes, from, count, at) {
      let planned: ReturnType<typeof begin>;
      try {
        planned = begin('write');
      } catch (error) {
        if (totalCalls <= stopCall) writePart(fd, bytes, from, count, at);
        throw error;
      }
      const { file, writable, appends, direct } = opened(fd, 'write');
      if (!writable) throw failure('EBADF', 'write', String(fd));
      if (direct && splitsBlocks(bytes, from, count, at)) throw failure('EINVAL', 'write', String(fd));
      const wanted = planned === 'short' ? partOf(count, direct ? BLOCK_BYTES : 1) : count;
      const written = writePages(file, bytes, from, wanted, appends ? file.size : at, allocate);
      if (written === 0 && wanted > 0) throw failure('ENOSPC', 'write', String(fd));
      return written;
    },
    read(fd, bytes, from, count, at) {
      const planned = begin('read');
      const { file, direct } = opened(fd, 'read');
      if (direct && splitsBlocks(bytes, from, count, at)) throw failure('EINVAL', 'read', String(fd));
      const wanted = planned === 'short' ? partOf(count, direct ? BLOCK_BYTES : 1) : count;
      return readPages(file, bytes, from, wanted, at);
    },
    datasync(fd) {
      const target = open.get(fd);
      let planned: ReturnType<typeof begin>;
      try {
        planned = begin('datasync');
      } catch (error) {
        if (!(error instanceof DiskStopped) && target !== undefined) {
          loseSync(target.file, () => random.chance(0.25));
        }
        throw error;
      }
      const { file } = opened(fd, 'datasync');
      if (planned === 'misdirected') misdirectOne(file);
      if (planned === 'lost' && file.dirty.size > 0) {
        loseSync(file, () => false);
        counts.lostSyncs++;
      }
      syncPages(file);
    },
    truncate(fd, length) {
      begin('truncate');
      const { file, writable } = opened(fd, 'truncate');
      if (!writable) throw failure('EINVAL', 'truncate', String(fd));
      freePages += truncatePages(file, length);
    },
    rename(from, to) {
      begin('rename', from);
      const file = names.get(from);
      if (file === undefined || !folders.has(dirname(to))) throw failure('ENOENT', 'rename', from);
      if (from !== to) change({ kind: 'rename', path: from, to, file });
    },
    unlink(path) {
      begin('unlink', path);
      const file = names.get(path);
      if (file === undefined) throw failure('ENOENT', 'unlink', path);
      change({ kind: 'unlink', path, file });
    },
    syncFolder(path) {
      begin('syncFolder', path);
      if (!folders.has(path)) throw failure('ENOENT', 'syncFolder', path);
      const isIn = (each: NameChange): boolean =>
        dirname(each.path) === path || (each.kind === 'rename' && dirname(each.to) === path);
      for (const each of changes) if (isIn(each)) applyChange(mediumNames, each);
      changes = changes.filter((each) => !isIn(each));
    },
    makeFolder(path) {
      begin('makeFolder', path);
      for (let folder = path; !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    },
    list(folder) {
      begin('list', folder);
      const start = folder.endsWith('/') ? folder : `${folder}/`;
      const found: string[] = [];
      for (const path of names.keys()) {
        if (path.startsWith(start) && !path.includes('/', start.length)) found.push(path.slice(start.length));
      }
      for (const path of folders) {
        if (path.startsWith(start) && path.length > start.length && !path.includes('/', start.length))
          found.push(path.slice(start.length));
      }
      return found;
    },
    size(path) {
      begin('size', path);
      return names.get(path)?.size ?? -1;
    },
    freeBytes(path) {
      begin('freeBytes', path);
      return freePages * PAGE_BYTES;
    },
  };

  function plan(call: DiskCall, nth: number, what: DiskFault | 'lost' | 'misdirected'): void {
    plans.push({ call, at: calls[call] + nth, what });
  }

  function kill(): void {
    for (const { file } of open.values()) release(file);
    open.clear();
    stopCall = Infinity;
    counts.kills++;
  }

  /** What was pending of a name that is changed from outside. */
  function forget(path: string): void {
    changes = changes.filter((each) => each.path !== path && (each.kind !== 'rename' || each.to !== path));
  }

  return {
    files,
    counts,
    calls,
    get totalCalls() {
      return totalCalls;
    },
    get planned() {
      return plans.length;
    },
    get openFiles() {
      return open.size;
    },
    kill,
    powerCut() {
      kill();
      counts.kills--;
      counts.powerCuts++;
      for (const each of changes) {
        if (random.chance(0.5)) {
          // Wherever it is by then: an earlier change of its name may have been lost.
          for (const [path, file] of mediumNames) if (file === each.file) mediumNames.delete(path);
          applyChange(mediumNames, each);
        } else {
          counts.lostNames++;
        }
      }
      changes = [];
      names.clear();
      freePages = Math.floor(capacityBytes / PAGE_BYTES);
      for (const [path, file] of mediumNames) {
        names.set(path, file);
        counts.tornPages += cutPower(file, random);
        file.uses = 1;
        freePages -= pagesOf(file);
      }
    },
    dropCaches() {
      for (const file of names.values()) dropCleanPages(file);
    },
    fail: plan,
    stopAt(nth) {
      stopCall = totalCalls + nth;
    },
    loseSync: (nth) => plan('datasync', nth, 'lost'),
    misdirect: (nth) => plan('datasync', nth, 'misdirected'),
    flipBits(path, count) {
      const file = names.get(path);
      if (file === undefined || file.mediumSize === 0) throw new Error(`flip bits: ${path} has nothing on the medium`);
      for (let i = 0; i < count; i++) flipBit(file, random.below(file.mediumSize * 8));
      counts.flippedBits += count;
    },
    relent() {
      plans.length = 0;
      stopCall = Infinity;
    },
    contents(path) {
      const file = names.get(path);
      if (file === undefined) return undefined;
      const bytes = new Uint8Array(file.size);
      readPages(file, bytes, 0, file.size, 0);
      return bytes;
    },
    put(path, bytes) {
      for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
      const file = createDiskFile();
      if (writePages(file, bytes, 0, bytes.length, 0, allocate) < bytes.length) throw failure('ENOSPC', 'write', path);
      syncPages(file);
      forget(path);
      applyChange(names, { kind: 'link', path, file }, release);
      mediumNames.set(path, file);
    },
    move(from, to) {
      const file = names.get(from);
      if (file === undefined) throw failure('ENOENT', 'rename', from);
      forget(from);
      forget(to);
      applyChange(names, { kind: 'rename', path: from, to, file }, release);
      mediumNames.delete(from);
      mediumNames.set(to, file);
    },
    remove(path) {
      const file = names.get(path);
      if (file === undefined) throw failure('ENOENT', 'unlink', path);
      forget(path);
      applyChange(names, { kind: 'unlink', path, file }, release);
      mediumNames.delete(path);
    },
    paths: () => [...names.keys()].sort(),
    fork(other = random) {
      const copies = new Map<DiskFile, DiskFile>();
      const copied = (file: DiskFile): DiskFile => {
        let copy = copies.get(file);
        if (copy === undefined) copies.set(file, (copy = copyOf(file)));
        return copy;
      };
      const copyNames = (from: Map<string, DiskFile>) => new Map([...from].map(([path, file]) => [path, copied(file)]));
      const copy: Contents = {
        names: copyNames(names),
        mediumNames: copyNames(mediumNames),
        changes: changes.map((each) => ({ ...each, file: copied(each.file) })),
        folders: new Set(folders),
      };
      for (const file of copies.values()) file.uses = 0;
      for (const file of copy.names.values()) file.uses++;
      return diskOf(copy, other, capacityBytes);
    },
  };
}

/** A name belongs to the file that the change was about, or the change says nothing: another one may be lost. */
function applyChange(names: Map<string, DiskFile>, change: NameChange, release?: (file: DiskFile) => void): void {
  const { path, file } = change;
  if (change.kind === 'unlink') {
    if (names.get(path) === file && names.delete(path)) release?.(file);
    return;
  }
  const to = change.kind === 'rename' ? change.to : path;
  const replaced = names.get(to);
  if (release !== undefined) file.uses++;
  if (change.kind === 'rename' && names.get(path) === file && names.delete(path)) release?.(file);
  names.set(to, file);
  if (replaced !== undefined) release?.(replaced);
}

/** Without the way that led there: most are of files that are looked for in vain, thousands in a run. */
function failure(code: string, call: DiskCall, path: string): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const errno = -(constants.errno as Record<string, number>)[code]!;
  // As Node tells it, which has no name for a full quota.
  const name = code === 'EDQUOT' ? `Unknown system error ${errno}` : code;
  const error = new Error(`${name}: simulated, ${call} ${path}`);
  Error.stackTraceLimit = stackTraceLimit;
  return Object.assign(error, { code: name, errno });
}
