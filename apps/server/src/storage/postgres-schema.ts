/**
 * The tables in Postgres, as numbered steps: step n makes version n of version n - 1. A step that was released is never
 * changed; what is new becomes a step of its own.
 */
export const STEPS: readonly string[] = [
  `
  CREATE TABLE updates (
    doc text COLLATE "C" NOT NULL, epoch integer NOT NULL, seq bigint NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (doc, epoch, seq)
  );
  -- Updates are small and already dense; and a probe of so many zeros has to need so much space.
  ALTER TABLE updates ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE TABLE snapshots (
    doc text COLLATE "C" NOT NULL, epoch integer NOT NULL, seq bigint NOT NULL, at bigint NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (doc, epoch, seq)
  );
  CREATE TABLE workshops (id text PRIMARY KEY, title text NOT NULL, created_at bigint NOT NULL);
  CREATE TABLE access (
    workshop text NOT NULL REFERENCES workshops (id), role text NOT NULL, hash bytea NOT NULL, nonce text NOT NULL,
    PRIMARY KEY (workshop, role)
  );
  CREATE TABLE sessions (
    hash bytea PRIMARY KEY, workshop text NOT NULL REFERENCES workshops (id), role text NOT NULL, person text NOT NULL,
    expires_at bigint NOT NULL
  );
  CREATE INDEX sessions_by_end ON sessions (expires_at);
  CREATE TABLE history (
    number bigint GENERATED ALWAYS AS IDENTITY, id text NOT NULL, doc text COLLATE "C" NOT NULL, at bigint NOT NULL,
    reason text NOT NULL, stage integer NOT NULL, name text NOT NULL, author text NOT NULL,
    epoch integer NOT NULL, seq bigint NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (doc, id)
  );
  CREATE TABLE fences (workshop text PRIMARY KEY, fence bigint NOT NULL);
  `,
  'CREATE INDEX sessions_by_link ON sessions (workshop, role, expires_at);',
];
