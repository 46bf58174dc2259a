import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { time } from './part.ts';

test(...shortForm(time));
