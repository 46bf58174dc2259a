import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { threads } from './part.ts';

test(...shortForm(threads));
