// A preload after which no file system has a way past its page cache, as some have none.
//   NODE_OPTIONS=--import=file:///…/no-direct.js
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { openSync } = fs;

fs.openSync = (path, flags, mode) => {
  if (typeof flags === 'number' && (flags & fs.constants.O_DIRECT) !== 0) {
    throw Object.assign(new Error('EINVAL: nothing goes past the page cache'), { code: 'EINVAL' });
  }
  return openSync(path, flags, mode);
};
syncBuiltinESMExports();
