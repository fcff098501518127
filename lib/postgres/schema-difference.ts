import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as engineBindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { migrate } from './migrate.ts';
import { withScratchDatabase } from './scratch-database.ts';

/** The project's data model. */
export const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

/**
 * The SQL that leads from the state of `prisma/migrations` to `prisma/schema.prisma`, as Prisma's own engine
 * writes it (its WebAssembly build, which needs no download); undefined when the two are equal. Works in a
 * scratch database beside the given one.
 *
 * @param schema another data model than the project's, as the text of its file.
 */
export async function schemaDifference(databaseUrl: string, schema?: string): Promise<string | undefined> {
  return await withScratchDatabase(databaseUrl, async (scratchUrl) => {
    await migrate(scratchUrl);
    const file = { path: schemaFile, content: schema ?? (await readFile(schemaFile, 'utf8')) };
    const engine = await openEngine(scratchUrl, file);
    try {
      const { exitCode, stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', files: [file], configDir: '' },
        to: { tag: 'schemaDatamodel', files: [file] },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      });
      return exitCode === 0 ? undefined : (stdout ?? undefined);
    } finally {
      engine.free();
    }
  });
}

/** Loads the WebAssembly by hand: Node 20 cannot import it, as the package's main file tries to. */
async function openEngine(
  databaseUrl: string,
  file: { path: string; content: string },
): Promise<SchemaEngine> {
  loaded ??= load();
  await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueReader({ connectionString: databaseUrl }));
  const options = { datamodels: [[file.path, file.content]] satisfies [string, string][] };
  return await engineBindings.SchemaEngine.new(options, () => {}, adapter);
}

/**
 * The engine reads single-byte "char" columns of PostgreSQL's catalogue, a type that Prisma's adapter (7.10)
 * refuses to hand over: fetched as text and declared a character, they get through.
 */
class CatalogueReader extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw({ ...query, sql: query.sql.replace(characterColumns, '$&::text') });
      const columnTypes = result.columnNames.map((name, index) =>
        characterNames.has(name)
          ? ColumnTypeEnum.Character
          : (result.columnTypes[index] ?? ColumnTypeEnum.Text),
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

const characterColumns = /\b(con\.confdeltype|con\.confupdtype|constr\.contype)\b/g;
const characterNames = new Set(['confdeltype', 'confupdtype', 'constraint_type']);

let loaded: Promise<void> | undefined;

async function load(): Promise<void> {
  const bindingsFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(bindingsFile.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engineBindings });
  engineBindings.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === 'function') start();
}
