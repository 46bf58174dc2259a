import { runBench } from './cli.js';
import { PARTS } from './parts.js';
// What a part left open must not keep it.
process.exit(await runBench(process.argv.slice(2), PARTS));
//# sourceMappingURL=main.js.map