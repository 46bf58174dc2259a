import { ExitCode, ExitError } from '../../workers/exit-codes.ts';
import { isNoSpace, systemFiles } from '../../workers/files.ts';

/** DATA_DIR, made if it isn't there. Throws `ExitError`. */
export function dataFolder(data: string): string {
  try {
    systemFiles.makeFolder(data);
    return data;
  } catch (error) {
    // A disk that fails is no mistake of whoever named the folder.
    const isDisk = (error as NodeJS.ErrnoException).code === 'EIO' || isNoSpace(error);
    const code = isDisk ? ExitCode.journalIo : ExitCode.usage;
    throw new ExitError(code, `DATA_DIR=${data}: ${(error as Error).message}`);
  }
}
