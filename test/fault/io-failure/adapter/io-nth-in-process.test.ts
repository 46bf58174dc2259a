import { shortForm } from '../../../campaign/short-form.ts';
import { ioNthInProcess } from './part.ts';

shortForm(ioNthInProcess);
