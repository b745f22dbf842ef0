/** The least page that downloads a project: texts that are there already, `?data=` names them, zipped in a worker. */
const worker = new Worker(new URL('./zip.worker.ts', import.meta.url), { type: 'module' });
const button = document.querySelector('button');
if (button === null) throw new Error('The page has lost its button');

worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | undefined>) => {
  if (data === undefined) {
    document.title = 'ready';
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([data], { type: 'application/zip' }));
  link.download = 'project.zip';
  link.click();
});
button.addEventListener('click', () => worker.postMessage('zip'));
worker.postMessage(new URLSearchParams(location.search).get('data'));
