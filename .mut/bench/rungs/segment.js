import { join } from 'node:path';
import { DEFAULT_SEGMENT_BYTES } from '../../core/journal/frame.js';
import { systemFiles } from '../../workers/journal/files.js';
import { zeroFill } from '../../workers/journal/segment-files.js';
export function openSegment(folder, name) {
    const path = join(folder, name);
    zeroFill(systemFiles, path, DEFAULT_SEGMENT_BYTES);
    systemFiles.syncFolder(folder);
    const fd = systemFiles.open(path, 'r+');
    let at = 0;
    return {
        write(bytes, count) {
            if (at + count > DEFAULT_SEGMENT_BYTES)
                at = 0;
            systemFiles.write(fd, bytes, 0, count, at);
            at += count;
        },
        sync: () => systemFiles.datasync(fd),
        close: () => systemFiles.close(fd),
    };
}
//# sourceMappingURL=segment.js.map