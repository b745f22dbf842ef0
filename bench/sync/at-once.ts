/** What `work` gives for each of the items, in their order; so many are worked on at one time. */
export async function atOnce<T, R>(width: number, items: readonly T[], work: (item: T, at: number) => Promise<R>) {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T, at);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
