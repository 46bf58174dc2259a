import { fstatSync, ftruncateSync, readSync, renameSync, unlinkSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Files, systemFiles } from '../../../workers/journal/files.ts';

const SECTOR = 512;

/** Thrown by the call during which the power goes. */
export class PowerCut extends Error {}

interface Pending {
  /** Sectors as the disk still has them. */
  readonly sectors: Map<number, Buffer>;
  /** The size that the disk knows. */
  readonly size: number;
}

/**
 * Files on a machine whose power goes at the `cutAt`-th call: of what was not synced, `chance` says sector by sector
 * what had reached the disk already, and how many of the new names. `cut` then makes the folder what a reboot finds.
 */
export class PowerCutFiles implements Files {
  calls = 0;
  readonly #cutAt: number;
  readonly #chance: () => number;
  readonly #paths = new Map<number, string>();
  readonly #pending = new Map<string, Pending>();
  #names: { readonly from: string; readonly to: string }[] = [];
  #isCut = false;

  constructor(cutAt: number, chance: () => number) {
    this.#cutAt = cutAt;
    this.#chance = chance;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  open(path: string, flags: Parameters<Files['open']>[1]): number {
    const fd = systemFiles.open(path, flags);
    this.#paths.set(fd, path);
    return fd;
  }

  close(fd: number): void {
    if (this.#paths.delete(fd)) systemFiles.close(fd);
  }

  read(fd: number, bytes: Uint8Array, from: number, count: number, at: number): number {
    return systemFiles.read(fd, bytes, from, count, at);
  }

  write(fd: number, bytes: Uint8Array, from: number, count: number, at: number): number {
    this.#remember(fd, at, count);
    this.#call(() => systemFiles.write(fd, bytes, from, Math.floor(this.#chance() * count), at));
    return systemFiles.write(fd, bytes, from, count, at);
  }

  datasync(fd: number): void {
    this.#call();
    this.#pending.delete(this.#paths.get(fd)!);
    systemFiles.datasync(fd);
  }

  truncate(fd: number, length: number): void {
    const { size } = fstatSync(fd);
    this.#remember(fd, length, Math.max(0, size - length));
    this.#call();
    systemFiles.truncate(fd, length);
  }

  rename(from: string, to: string): void {
    this.#call();
    systemFiles.rename(from, to);
    for (const [fd, path] of this.#paths) if (path === from) this.#paths.set(fd, to);
    const pending = this.#pending.get(from);
    if (pending !== undefined) this.#pending.set(to, pending);
    this.#pending.delete(from);
    this.#names.push({ from, to });
  }

  unlink(path: string): void {
    this.#call();
    systemFiles.unlink(path);
    this.#pending.delete(path);
  }

  syncFolder(path: string): void {
    this.#call();
    this.#names = this.#names.filter(({ to }) => dirname(to) !== path);
    systemFiles.syncFolder(path);
  }

  makeFolder(path: string): void {
    this.#call();
    systemFiles.makeFolder(path);
  }

  list(folder: string): string[] {
    return systemFiles.list(folder);
  }

  size(path: string): number {
    return systemFiles.size(path);
  }

  freeBytes(): number {
    return 1e12;
  }

  /** Leaves on disk what the disk had. */
  cut(): void {
    this.#isCut = true;
    for (const [fd] of this.#paths) systemFiles.close(fd);
    this.#paths.clear();
    for (const [path, { sectors, size }] of this.#pending) {
      if (!existsSync(path)) continue;
      const fd = systemFiles.open(path, 'r+');
      for (const [at, old] of sectors)
        if (this.#chance() < 0.5 && old.length > 0) systemFiles.write(fd, old, 0, old.length, at);
      if (this.#chance() < 0.5) ftruncateSync(fd, size);
      systemFiles.close(fd);
    }
    // A file system keeps the order of its names: what is lost is the end of it.
    const kept = Math.floor(this.#chance() * (this.#names.length + 1));
    for (const { from, to } of this.#names.slice(kept).reverse()) {
      if (!existsSync(to)) continue;
      if (existsSync(from)) unlinkSync(from);
      renameSync(to, from);
    }
  }

  #call(partly?: () => void): void {
    if (this.#isCut || ++this.calls === this.#cutAt) {
      if (!this.#isCut) partly?.();
      this.#isCut = true;
      throw new PowerCut('the power is gone');
    }
  }

  #remember(fd: number, at: number, count: number): void {
    const path = this.#paths.get(fd)!;
    let pending = this.#pending.get(path);
    if (pending === undefined) {
      pending = { sectors: new Map(), size: fstatSync(fd).size };
      this.#pending.set(path, pending);
    }
    for (let sector = at - (at % SECTOR); sector < at + count; sector += SECTOR) {
      if (pending.sectors.has(sector)) continue;
      const old = Buffer.alloc(SECTOR);
      pending.sectors.set(sector, old.subarray(0, readSync(fd, old, 0, SECTOR, sector)));
    }
  }
}
