import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { alike } from './targets/alike.ts';

test(...fuzzTest(alike));
