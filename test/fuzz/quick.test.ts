import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { quick } from './targets/quick.ts';

test(...fuzzTest(quick));
