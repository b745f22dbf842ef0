/** What some work gives, unless it takes longer than so many milliseconds. @throws when it does */
export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Loading took too long')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
