import { authHandler } from '@/lib/auth/auth-handler.ts';

export const POST = authHandler;
