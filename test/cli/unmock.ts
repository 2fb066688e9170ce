import { vi } from 'vitest';

/** Before each file: what another file has mocked is real again. */
vi.doUnmock('../../src/cli/render/index.ts');
