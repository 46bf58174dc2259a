import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { records } from './targets/records.ts';

test(...fuzzTest(records));
