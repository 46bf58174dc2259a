/**
 * Which compiled files a test can run: what it imports, and what it names as the URL of a worker or a program, and so
 * on from there. A bug in any other file can't change what the test does.
 */
export declare function createReach(dist: string): (test: string, file: string) => boolean;
