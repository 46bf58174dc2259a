// A preload that takes a process its fdatasync: a bug planted on purpose, which the power cuts have to find.
//   NODE_OPTIONS=--import=file:///…/no-fdatasync.js
// A cut takes the page cache; the disk beneath has no cache of its own to lose. So nothing may be written past the former, as
// on a file system that has no such thing.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { openSync } = fs;

fs.openSync = (path, flags, mode) => {
  if (typeof flags === 'number' && (flags & fs.constants.O_DIRECT) !== 0) {
    throw Object.assign(new Error('EINVAL: nothing goes past the page cache'), { code: 'EINVAL' });
  }
  return openSync(path, flags, mode);
};
fs.fdatasyncSync = () => {};
syncBuiltinESMExports();
