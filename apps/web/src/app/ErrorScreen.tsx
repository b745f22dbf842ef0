import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { say } from '../text/i18n.ts';
import { EmptyState } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Screens.module.css';

interface State {
  readonly broken: boolean;
}

/** Stands in for the page when a programmer's mistake threw: what was saved is safe, so a reload is the way out. */
export class ErrorScreen extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={styles['screen']}>
        <EmptyState
          screen
          icon={<TriangleAlert size={20} aria-hidden="true" />}
          title={say('common.somethingBroke')}
          text={say('common.somethingBrokeHint')}
        >
          <Button look="primary" onClick={() => window.location.reload()}>
            {say('common.reload')}
          </Button>
        </EmptyState>
      </main>
    );
  }
}
