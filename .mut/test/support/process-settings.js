/** Settings whose effect takes a whole gateway to see: test/system/settings.test.ts. */
export const ProcessSettings = ['DATA_DIR', 'SEGMENT_BYTES', 'THREADS', 'PIN', 'LOG_LEVEL', 'FEED'];
//# sourceMappingURL=process-settings.js.map