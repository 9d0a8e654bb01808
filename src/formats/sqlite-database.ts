import init, {
  type Database,
  type PreparedStatement,
  type SqlValue,
  type Sqlite3Static,
} from '@sqlite.org/sqlite-wasm';

/** A database in memory with the library that keeps it. */
export interface SqliteDatabase {
  readonly database: Database;
  /** Binds a number as one with a point: the library makes whole numbers of 64 bits of large ones, and they overflow. */
  readonly bindDouble: (statement: PreparedStatement, position: number, value: number) => void;
  /** Bytes of the database file as it is now. */
  readonly exportBytes: () => Uint8Array<ArrayBuffer>;
}

const READ_VERSION_AT = 18;
const ROLLBACK_JOURNAL = 1;
const WRITE_AHEAD_LOG = 2;

/** An empty database. */
export async function createDatabase(): Promise<SqliteDatabase> {
  return wrapped(await init(), (sqlite) => new sqlite.oo1.DB(':memory:'));
}

/**
 * Opens a copy of a database file. Every later call may throw, because damage is found page by page: see
 * {@link isDatabaseError}.
 */
export async function openDatabase(bytes: Uint8Array): Promise<SqliteDatabase> {
  return wrapped(await init(), (sqlite) => {
    const database = new sqlite.oo1.DB(':memory:');
    const copy = new Uint8Array(bytes);
    // A file in memory has no log beside it; what was in the log when the file was copied is not in the file anyway.
    if (copy[READ_VERSION_AT] === WRITE_AHEAD_LOG) copy.fill(ROLLBACK_JOURNAL, READ_VERSION_AT, READ_VERSION_AT + 2);
    const pointer = sqlite.wasm.allocFromTypedArray(copy);
    const flags = sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE | sqlite.capi.SQLITE_DESERIALIZE_RESIZEABLE;
    database.checkRc(
      sqlite.capi.sqlite3_deserialize(database.pointer as number, 'main', pointer, copy.length, copy.length, flags),
    );
    return database;
  });
}

/** Whether an error is SQLite's complaint about the file, and no bug. */
export function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && error.name === 'SQLite3Error';
}

/** A name as SQL takes it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text of the database; empty for anything else. */
export function textOfSql(value: SqlValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function wrapped(sqlite: Sqlite3Static, open: (sqlite: Sqlite3Static) => Database): SqliteDatabase {
  const database = open(sqlite);
  return {
    database,
    bindDouble: (statement, position, value) => {
      database.checkRc(sqlite.capi.sqlite3_bind_double(statement.pointer as number, position, value));
    },
    exportBytes: () => sqlite.capi.sqlite3_js_db_export(database.pointer as number),
  };
}
