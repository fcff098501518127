import { headers } from 'next/headers';
import { cache } from 'react';
import { sessionViewer } from './session-viewer.ts';
import type { Viewer } from './viewer.ts';

/** Who is signed in on the request being answered, or `null`. Asked of the database once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => sessionViewer(await headers()));
