import type { TestContext } from 'node:test';
/** What is told where there are keys, and where there are none. */
export declare function withKeys(context: TestContext, localPort: number): Promise<void>;
