import { shortForm } from '../campaign/short-form.ts';
import { crashes } from '../crash/part.ts';

shortForm(crashes);
