/** Keeps its core awake and does nothing: what it is worth is that the kernel lets everybody else go first. */
for (;;)
    ;
export {};
//# sourceMappingURL=spinner.js.map