import { applyChanges, LABEL_MAX, placeInTime, timeColumns } from '@stormbridge/model';
import { isElementKind, mainKind, removeSelection } from './actions.ts';
import { showSelection } from './camera-moves.ts';
import { type CanvasRoom, deskOf, pointedPlace } from './canvas-room.ts';
import { select, useCanvas } from './canvas-store.ts';
import { CLIP_TYPE, type Clip, clipJson, clipOf, clipText, pasteChanges, readClip } from './clipboard.ts';
import { makeList } from './make.ts';
import { NOTE_GAP } from './neighbours.ts';
import { CONFIRM_ABOVE, pastedLabels } from './pasted-text.ts';

/** Listens to copy, cut and paste in the whole page, except where text is being written. */
export function listenToClipboard(room: CanvasRoom): () => void {
  const copy = (event: ClipboardEvent): void => {
    if (!isOurs(event)) return;
    const clip = copied(room);
    if (clip === undefined) return;
    event.preventDefault();
    event.clipboardData?.setData(CLIP_TYPE, clipJson(clip));
    event.clipboardData?.setData('text/plain', clipText(clip));
    if (event.type === 'cut' && !room.readOnly) removeSelection(deskOf(room));
  };
  const paste = (event: ClipboardEvent): void => {
    if (!isOurs(event) || room.readOnly || event.clipboardData === null) return;
    event.preventDefault();
    const clip = readClip(event.clipboardData.getData(CLIP_TYPE));
    if (clip !== undefined) pasteClip(room, clip);
    else pasteText(room, event.clipboardData.getData('text/plain'));
  };
  document.addEventListener('copy', copy);
  document.addEventListener('cut', copy);
  document.addEventListener('paste', paste);
  return () => {
    document.removeEventListener('copy', copy);
    document.removeEventListener('cut', copy);
    document.removeEventListener('paste', paste);
  };
}

/** Text that is selected, or written in, belongs to its own place. */
function isOurs(event: ClipboardEvent): boolean {
  const target = event.target;
  if (event.defaultPrevented || !(target instanceof Element)) return false;
  if (target.closest('input, textarea, [contenteditable="true"], [role="dialog"], [role="alertdialog"]') !== null)
    return false;
  return event.type === 'paste' || (window.getSelection()?.isCollapsed ?? true);
}

function copied(room: CanvasRoom): Clip | undefined {
  const ids = room.scene.items.flatMap(({ id }) => (useCanvas.getState().selection.has(id) ? [id] : []));
  const clip = clipOf(room.workshop.board, ids, (id) => room.scene.byId.get(id)?.box);
  return clip.elements.length === 0 ? undefined : clip;
}

/** Puts copied stickies where the pointer is, or beside what is selected, and selects them. One step of undo. */
function pasteClip(room: CanvasRoom, clip: Clip): void {
  const desk = deskOf(room);
  const selected = [...useCanvas.getState().selection].flatMap((id) => desk.scene.byId.get(id)?.box ?? []);
  const beside = selected[0];
  const otherwise =
    beside === undefined
      ? { x: desk.seen.x + 60, y: desk.seen.y + 60 }
      : { x: beside.x + NOTE_GAP, y: beside.y + NOTE_GAP };
  const pointed = pointedPlace(room);
  const at = pointed === undefined ? otherwise : { x: pointed.x - 64, y: pointed.y - 40 };
  const { writer, view, author, stage } = desk;
  const by = { author, createdAt: desk.now(), newId: () => writer.newId(), view };
  const { changes, ids } = pasteChanges(clip, at, by);
  const after = applyChanges(writer.board, changes);
  const events = ids.filter((id) => after.elements.get(id)?.kind === 'event');
  // Where time has an order, pasted events come last in it, in the order in which they were copied.
  let low = timeColumns(writer.board).at(-1)?.key;
  const inTime =
    view !== 'timeline' || stage < 2
      ? []
      : events.flatMap((id) => {
          const placed = placeInTime(after, [id], { after: low, before: undefined }, () => writer.random());
          const first = placed[0];
          if (first?.op === 'patch' && first.table === 'elements') low = first.fields.column ?? low;
          return placed;
        });
  if (writer.commit([...changes, ...inTime])) select(ids);
}

function pasteText(room: CanvasRoom, text: string): void {
  const labels = pastedLabels(text, LABEL_MAX);
  if (labels.length === 0) return;
  const kind = mainKind(room);
  whenMeant(labels.length, () => {
    select(makeList(deskOf(room), isElementKind(kind) ? kind : 'event', labels, pointedPlace(room)));
    // The scene knows what is new after the next rendering.
    if (labels.length > 1) requestAnimationFrame(() => showSelection(room));
  });
}

/** Does something at once, or after a question when it makes very many stickies. */
export function whenMeant(count: number, yes: () => void): void {
  if (count > CONFIRM_ABOVE) useCanvas.setState({ asking: { count, yes } });
  else yes();
}
