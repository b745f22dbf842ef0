import { Download, History, Keyboard, ListTree, LogOut, PanelLeft } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../app/route.ts';
import { useBoard } from '../board/index.ts';
import { Logo } from '../ui/Logo.tsx';
import styles from './Rail.module.css';
import { lookAt, openDialog, showSide } from './room-store.ts';
import { StageList } from './StageList.tsx';
import { useSideShown } from './useSideShown.ts';

/** The left edge of the room: the walk, and below it the ways to everything else. */
export const Rail = memo(function Rail() {
  const { t } = useTranslation();
  return (
    <nav className={styles['rail']} aria-label={t('stages.label')} data-panel="rail">
      <div className={styles['brand']}>
        <Logo />
        <span>{t('app.name')}</span>
      </div>
      <h2 className={styles['heading']}>{t('stages.heading')}</h2>
      <StageList />
      <Foot />
    </nav>
  );
});

function Foot() {
  const { t } = useTranslation();
  const count = useBoard((board) => board.elements.size);
  const side = useSideShown();
  return (
    <div className={styles['foot']}>
      <FootButton
        icon={<ListTree size={16} aria-hidden="true" />}
        text={t('room.outline')}
        after={count}
        onClick={() => showSide('outline')}
      />
      <FootButton
        icon={<History size={16} aria-hidden="true" />}
        text={t('history.title')}
        onClick={() => showSide('history')}
      />
      <FootButton
        icon={<PanelLeft size={16} aria-hidden="true" />}
        text={side ? t('room.hideSidePanel') : t('room.showSidePanel')}
        onClick={() => showSide(side ? undefined : 'outline')}
      />
      <FootButton icon={<Download size={16} aria-hidden="true" />} text={t('room.export')} onClick={() => lookAt(9)} />
      <FootButton
        icon={<Keyboard size={16} aria-hidden="true" />}
        text={t('room.shortcuts')}
        after="?"
        onClick={() => openDialog('shortcuts')}
      />
      <FootButton icon={<LogOut size={16} aria-hidden="true" />} text={t('room.leave')} onClick={() => goTo('/')} />
    </div>
  );
}

function FootButton({
  icon,
  text,
  after,
  onClick,
}: {
  readonly icon: ReactNode;
  readonly text: string;
  readonly after?: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className={styles['way']} aria-label={text} title={text} onClick={onClick}>
      {icon}
      <span>{text}</span>
      {after === undefined ? null : <em aria-hidden="true">{after}</em>}
    </button>
  );
}
