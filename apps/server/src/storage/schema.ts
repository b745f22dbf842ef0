/** Marks the file as ours ("Stbr"), so that restore refuses any other database. */
export const APPLICATION_ID = 0x53746272;

const BEGINNING = `
  CREATE TABLE updates (
    doc TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (doc, epoch, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE snapshots (
    doc TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL,
    UNIQUE (doc, epoch, seq)
  ) STRICT;
  CREATE TABLE workshops (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE access (
    workshop TEXT NOT NULL REFERENCES workshops (id), role TEXT NOT NULL, hash BLOB NOT NULL, nonce TEXT NOT NULL,
    PRIMARY KEY (workshop, role)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (
    hash BLOB PRIMARY KEY, workshop TEXT NOT NULL REFERENCES workshops (id), role TEXT NOT NULL, user TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_by_end ON sessions (expires_at);
  PRAGMA application_id = ${APPLICATION_ID};
`;

const HISTORY = `
  CREATE TABLE history (
    number INTEGER PRIMARY KEY AUTOINCREMENT, doc TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL,
    reason TEXT NOT NULL, stage INTEGER NOT NULL, name TEXT NOT NULL, author TEXT NOT NULL,
    epoch INTEGER NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL,
    UNIQUE (doc, id)
  ) STRICT;
`;

const SESSIONS_OF_A_LINK = `CREATE INDEX sessions_by_link ON sessions (workshop, role, expires_at);`;

/** Step n brings a file of version n to version n + 1. A step that was ever in a release is never changed. */
export const STEPS: readonly string[] = [BEGINNING, HISTORY, SESSIONS_OF_A_LINK];
export const SCHEMA_VERSION = STEPS.length;
