import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { frames } from './targets/door.ts';

test(...fuzzTest(frames));
