/** Settings whose effect takes a whole gateway to see: test/system/settings.test.ts. */
export declare const ProcessSettings: readonly ['DATA_DIR', 'SEGMENT_BYTES', 'THREADS', 'PIN', 'LOG_LEVEL', 'FEED'];
export type ProcessSetting = (typeof ProcessSettings)[number];
