/**
 * Puts a text on the clipboard. Browsers give `navigator.clipboard` to pages over https only, so over plain http on a
 * local network the older way is taken. Rejects where neither is allowed.
 */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  let taken = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  window.addEventListener('copy', give, { capture: true });
  try {
    document.execCommand('copy');
  } finally {
    window.removeEventListener('copy', give, { capture: true });
  }
  if (!taken) throw new Error('The browser did not let us copy');
}
