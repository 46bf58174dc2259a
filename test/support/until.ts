/** Far beyond what a machine with much else to do takes: only what never comes fails by it. */
const DEADLINE_MS = 60_000;

/** Waits for a condition, looking again every turn; fails after a minute. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
}
