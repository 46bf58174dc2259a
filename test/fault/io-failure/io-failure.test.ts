import { shortForm } from '../../campaign/short-form.ts';
import { ioFailure } from './part.ts';

shortForm(ioFailure);
