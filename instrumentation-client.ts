import { config } from 'zod/v4/core';

// Next runs this in the browser before anything else. The policy of the pages forbids to evaluate text; zod would try
// whether it may.
config({ jitless: true });
