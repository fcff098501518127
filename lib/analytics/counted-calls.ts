import type { CallFilters } from '../calls/filters.ts';

/** Which calls figures count at all: neither internal nor test calls. A link behind a figure carries it too. */
export const countedCalls: CallFilters = { direction: ['inbound', 'outbound', 'unknown'], isTest: false };
