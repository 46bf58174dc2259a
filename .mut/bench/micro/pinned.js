import { allowedCpus, pinThisThread } from '../../workers/pin.js';
/** Pins this thread, and no helper of V8's, to one CPU until `work` is done. */
export async function pinned(cpu, work) {
    const cpus = allowedCpus();
    pinThisThread([cpu]);
    try {
        return await work();
    }
    finally {
        pinThisThread(cpus);
    }
}
//# sourceMappingURL=pinned.js.map