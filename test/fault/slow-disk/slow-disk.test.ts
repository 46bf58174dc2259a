import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { slowDisks } from './part.ts';

test(...shortForm(slowDisks));
