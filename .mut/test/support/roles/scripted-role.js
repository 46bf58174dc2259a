import { ProcessControl } from '../../../core/memory/control.js';
import { ExitError } from '../../../workers/exit-codes.js';
/** Stop-word bits that no broker uses. */
export const TRIGGER = 1 << 20;
/** @public Loaded by its address. */
export function createRole(context) {
    const script = (context.options ?? {});
    const words = new ProcessControl(context.shared.control);
    if (script.start === 'throw')
        throw new ExitError(78, 'the data is foreign');
    if (script.start === 'never') {
        setInterval(() => { }, 1000);
        return new Promise(() => { });
    }
    let triggered = false;
    const isTriggered = () => (words.stopWords & TRIGGER) !== 0;
    return {
        doWork() {
            if (triggered || !isTriggered())
                return 0;
            triggered = true;
            if (script.does !== undefined)
                misbehave(script.does);
            return 0;
        },
        hasWork: () => false,
        finished: () => script.neverFinishes !== true,
    };
}
function misbehave(how) {
    switch (how) {
        case 'throw':
            throw new Error('scripted defect');
        case 'throw-later':
            setTimeout(() => {
                throw new Error('scripted defect in a callback');
            }, 1);
            return;
        case 'exit-error':
            throw new ExitError(74, 'scripted I/O error');
        case 'exit':
            process.exit(0);
            return;
        case 'block':
            for (;;)
                ;
    }
}
//# sourceMappingURL=scripted-role.js.map