import { Disk, type EpochRecord, given, type Stores, type UpdateRecord } from './disk.ts';

/** One epoch of a document, as it is on the disk: its updates by their place. */
export interface Found {
  readonly record: EpochRecord;
  readonly rows: ReadonlyMap<number, UpdateRecord>;
}

export const isUnsaved = ({ rows }: Found): boolean => [...rows.values()].some(({ own }) => own === 1);

/** Whether a user could go on in a workshop with what this browser has. */
export const hasCopy = (workshop: string, user: string): Promise<boolean> =>
  onDisk(false, async (stores) => {
    const found = await readAll(stores, (record) => record.workshop === workshop && record.user === user);
    return new Set(found.filter(({ rows }) => rows.size > 0).map(({ record }) => record.document)).size > 1;
  });

/** Whether this browser has work of a workshop that the server may not have, whoever did it. */
export const hasUnsaved = (workshop: string): Promise<boolean> =>
  onDisk(false, async (stores) => {
    const found = await readAll(stores, (record) => record.workshop === workshop);
    return found.some(isUnsaved);
  });

/** Removes all that this browser has of a workshop, whoever it was. */
export const removeFromDevice = (workshop: string): Promise<void> =>
  onDisk(undefined, async (stores) => {
    for (const found of await readAll(stores, (one) => one.workshop === workshop)) remove(stores, found);
  });

export function remove({ epochs, updates }: Stores, { record, rows }: Found): void {
  epochs.delete(record.key);
  for (const key of rows.keys()) updates.delete(key);
}

/** The epochs that are wanted, with all that is in them. */
export async function readAll({ epochs, updates }: Stores, wanted: (record: EpochRecord) => boolean): Promise<Found[]> {
  const records = ((await given(epochs.getAll())) as EpochRecord[]).filter(wanted);
  return Promise.all(
    records.map(async (record): Promise<Found> => {
      const index = updates.index('of');
      const [keys, rows] = await Promise.all([given(index.getAllKeys(record.key)), given(index.getAll(record.key))]);
      return { record, rows: new Map(keys.map((key, at) => [Number(key), rows[at] as UpdateRecord])) };
    }),
  );
}

async function onDisk<T>(otherwise: T, work: (stores: Stores) => Promise<T>): Promise<T> {
  const disk = await Disk.open();
  if (disk === undefined) return otherwise;
  try {
    return await disk.run('readwrite', work);
  } finally {
    disk.close();
  }
}
