// A preload that takes a process its fdatasync: a bug planted on purpose, which the power cuts have to find.
//   NODE_OPTIONS=--import=file:///…/no-fdatasync.js
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

fs.fdatasyncSync = () => {};
syncBuiltinESMExports();
