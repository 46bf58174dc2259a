import { test } from 'node:test';
import { shortForm } from '../../../campaign/short-form.ts';
import { ioNthInProcess } from './part.ts';

test(...shortForm(ioNthInProcess));
