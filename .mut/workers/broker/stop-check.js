import { StopWord } from '../../core/memory/control.js';
export function createStopCheck(control, scopes) {
    return (broker, account, instrument) => {
        const words = control.stopWords;
        if ((words & (StopWord.everything | (StopWord.broker0 << broker))) !== 0)
            return true;
        return scopes.wordsOf(account, instrument) !== 0;
    };
}
//# sourceMappingURL=stop-check.js.map