import { serve } from './admin.ts';

await serve(process.env);
