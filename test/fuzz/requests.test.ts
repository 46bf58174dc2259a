import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { requests } from './targets/door.ts';

test(...fuzzTest(requests));
