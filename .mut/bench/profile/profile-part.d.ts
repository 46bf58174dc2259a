import type { Part } from '../part.ts';
import { type ProfileKind } from './profile-kinds.ts';
import type { Recording } from './profile-page.ts';
/** `recorded`: called before the run ends. */
export declare function profilePart(kind: ProfileKind, recorded: (recording: Recording) => void): Part;
