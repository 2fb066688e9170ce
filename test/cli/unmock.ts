import { afterEach, vi } from 'vitest';
import { removeTemporaryFolders } from './temporary-folder.ts';

/** Runs before each file, since files share their modules: what another file has mocked is real again. */
vi.doUnmock('../../src/cli/render/index.ts');

afterEach(removeTemporaryFolders);
