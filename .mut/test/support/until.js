/** Waits for a condition, looking again every turn; fails after 5 s. */
export async function until(holds, what) {
    const deadline = Date.now() + 5_000;
    while (!holds()) {
        if (Date.now() > deadline)
            throw new Error(`Waited in vain for ${what}.`);
        await new Promise((resolve) => {
            setTimeout(resolve, 1);
        });
    }
}
//# sourceMappingURL=until.js.map