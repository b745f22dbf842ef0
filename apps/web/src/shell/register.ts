/**
 * Lets this browser keep the page itself, so that it opens without a server. Browsers allow it over https and on the
 * machine itself; elsewhere a page that is open goes on, and one that is closed comes back with the server.
 */
export function keepPage(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
