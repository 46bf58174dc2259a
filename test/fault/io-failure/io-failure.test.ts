import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { ioFailure } from './part.ts';

test(...shortForm(ioFailure));
