import { runBench } from './cli.ts';
import { PARTS } from './parts.ts';

// What a part left open must not keep it.
process.exit(await runBench(process.argv.slice(2), PARTS));
