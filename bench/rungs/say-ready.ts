/** What a rung says once it listens, for whoever started it. */
export function sayReady(port: number): void {
  process.stdout.write(`ready ${port}\n`);
}
