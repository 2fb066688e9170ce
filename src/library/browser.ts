import { config } from 'zod';

// zod would ask whether it may evaluate code, which a page may forbid.
config({ jitless: true });

export * from './public.ts';
