import { Toast } from '@base-ui/react/toast';
import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './Toasts.module.css';
import { toastManager } from './toasts.ts';

const ICONS = { info: Info, good: CircleCheck, problem: TriangleAlert } as const;
const toneOf = (type: string | undefined): keyof typeof ICONS =>
  type === 'good' || type === 'problem' ? type : 'info';

/** Where messages appear: bottom right, newest first. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles['viewport']}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => {
    const tone = toneOf(toast.type);
    const Icon = ICONS[tone];
    return (
      <Toast.Root key={toast.id} toast={toast} className={classes(styles['toast'], styles[tone])}>
        <Icon size={18} aria-hidden="true" className={styles['icon']} />
        <div className={styles['text']}>
          <Toast.Title className={styles['title']} />
          <Toast.Description className={styles['description']} />
        </div>
        <Toast.Action className={styles['action']} />
        <Toast.Close className={styles['close']} aria-label={t('common.dismiss')}>
          <X size={14} aria-hidden="true" />
        </Toast.Close>
      </Toast.Root>
    );
  });
}
