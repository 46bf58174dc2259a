import { test } from 'node:test';
import { shortForm } from '../campaign/short-form.ts';
import { crashes } from '../crash/part.ts';

test(...shortForm(crashes));
