import type { ThreadLine } from '../../core/memory/control.ts';
import type { Files } from '../files.ts';

/** The same calls, each marked while it lasts: a thread that waits for its disk is known from one that hangs. */
export function markedFiles(files: Files, line: Pick<ThreadLine, 'entersCall' | 'leavesCall'>): Files {
  function marked<Args extends unknown[], Result>(call: (...args: Args) => Result): (...args: Args) => Result {
    return (...args) => {
      line.entersCall();
      try {
        return call(...args);
      } finally {
        line.leavesCall();
      }
    };
  }
  return {
    open: marked(files.open),
    close: marked(files.close),
    isDirect: marked(files.isDirect),
    // The two of every batch by their own names: arguments in a list would be garbage.
    write(fd, bytes, from, count, at) {
      line.entersCall();
      try {
        return files.write(fd, bytes, from, count, at);
      } finally {
        line.leavesCall();
      }
    },
    datasync(fd) {
      line.entersCall();
      try {
        files.datasync(fd);
      } finally {
        line.leavesCall();
      }
    },
    read: marked(files.read),
    truncate: marked(files.truncate),
    rename: marked(files.rename),
    unlink: marked(files.unlink),
    syncFolder: marked(files.syncFolder),
    makeFolder: marked(files.makeFolder),
    list: marked(files.list),
    size: marked(files.size),
    freeBytes: marked(files.freeBytes),
  };
}
