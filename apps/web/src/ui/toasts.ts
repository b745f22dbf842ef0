import { Toast } from '@base-ui/react/toast';

/** The messages at the corner of the screen. One manager for the page, so that code outside React may speak too. */
export const toastManager = Toast.createToastManager();

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface ToastOptions {
  /** By this name it can be taken away again. */
  readonly id?: string;
  readonly title: string;
  readonly text?: string;
  readonly tone?: 'info' | 'good' | 'problem';
  readonly action?: ToastAction;
}

/** Shows a message. A problem stays until it is dismissed; everything else leaves after six seconds. */
export function showToast({ id, title, text, tone = 'info', action }: ToastOptions): void {
  toastManager.add({
    ...(id === undefined ? {} : { id }),
    title,
    ...(text === undefined ? {} : { description: text }),
    type: tone,
    timeout: tone === 'problem' ? 0 : 6000,
    priority: tone === 'problem' ? 'high' : 'low',
    ...(action === undefined ? {} : { actionProps: { children: action.label, onClick: action.run } }),
  });
}

/** Takes a message away that no longer matters. */
export const hideToast = (id: string): void => toastManager.close(id);
