import { WebsocketProvider } from 'y-websocket';
import { Doc, type Map as SharedMap, Text } from 'yjs';

/**
 * The least page that two people can write in together: one input, one shared text, the stock y-websocket client.
 * `?base=`, `?room=` say where, `?ticket=` how to get in, `?row=` which row of the elements has the text as its label.
 */
const query = new URLSearchParams(location.search);
const asked = (key: string): string => query.get(key) ?? '';
const doc = new Doc();
const ticket = asked('ticket');
const provider = new WebsocketProvider(asked('base'), asked('room'), doc, {
  disableBc: true,
  params: ticket === '' ? {} : { ticket },
});
const input = document.querySelector('input');
const output = document.querySelector('output');
if (input === null || output === null) throw new Error('The page has lost its parts');

provider.once('sync', () => {
  const label = labelOf();
  const show = (): void => {
    const text = label.toString();
    output.textContent = text;
    if (input !== document.activeElement) input.value = text;
  };
  label.observe(show);
  show();
  // Letters are typed and taken away at the end only: more is not measured.
  input.addEventListener('input', () => {
    if (input.value.length < label.length) label.delete(input.value.length, label.length - input.value.length);
    else label.insert(label.length, input.value.slice(label.length));
  });
  document.title = 'ready';
});

/** The label of the row, or, where no row is asked for, the one text of the document. */
function labelOf(): Text {
  if (asked('row') === '') return doc.getText('label');
  const label = doc.getMap<SharedMap<unknown>>('elements').get(asked('row'))?.get('label');
  if (!(label instanceof Text)) throw new Error('The row has no label');
  return label;
}
