// Zod compiles its schemas with `new Function` where it may; our pages may not. First import, because schemas ask once.
import { z } from 'zod';

z.config({ jitless: true });
