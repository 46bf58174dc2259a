import { readFileSync, writeFileSync } from 'node:fs';
import { CONTROLS_BEGIN, CONTROLS_END, controlsMarkdown } from './controls-page.ts';
import { CONTROLS_README } from './controls-readme.ts';

/** `npm run controls`, in the root: writes the matrix of the controls into its README. */
const readme = readFileSync(CONTROLS_README, 'utf8');
const [before, rest = ''] = readme.split(CONTROLS_BEGIN);
const after = rest.split(CONTROLS_END)[1] ?? '\n';
writeFileSync(CONTROLS_README, `${before}${CONTROLS_BEGIN}\n\n${controlsMarkdown()}\n${CONTROLS_END}${after}`);
