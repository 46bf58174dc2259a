import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { fullDisk } from './part.ts';

test(...shortForm(fullDisk));
