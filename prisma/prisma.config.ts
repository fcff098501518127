import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Every command of Prisma's first downloads an engine that `generate`, `validate` and `format` never start.
// Naming any program stops that, so that an installation without the internet works.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: path.join(import.meta.dirname, 'schema.prisma'),
  migrations: { path: path.join(import.meta.dirname, 'migrations') },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
