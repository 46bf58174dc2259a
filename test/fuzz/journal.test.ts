import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { journal } from './targets/journal.ts';

test(...fuzzTest(journal));
