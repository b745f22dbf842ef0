import { Copy } from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../ui/Bits.tsx';
import { IconButton } from '../ui/Button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { showToast } from '../ui/toasts.ts';
import { useWindow } from '../ui/useWindow.ts';
import styles from './Files.module.css';
import type { MadeFile, Piece } from './maker-talk.ts';
import { sizeOf } from './save.ts';
import type { Coming } from './useDesk.ts';

/** Height of one line of text, in px. */
const ROW = 19;

type Lines = readonly (readonly Piece[])[];

const textOf = (lines: Lines): string => `${lines.map((line) => line.map(([, text]) => text).join('')).join('\n')}\n`;

/** One file of the export: its path, its size, a button that copies it, and its text. */
export function FileView({ file, coming }: { readonly file: MadeFile | undefined; readonly coming: Coming<Lines> }) {
  const { t } = useTranslation();
  if (file === undefined) return <p className={styles['nothing']}>{t('result.files.chooseOne')}</p>;
  const lines = coming.last;
  const copy = (): void => {
    if (lines === undefined) return;
    copyText(textOf(lines)).then(
      () => showToast({ title: t('common.copied'), tone: 'good' }),
      () => showToast({ title: t('common.copyFailed'), tone: 'problem' }),
    );
  };
  return (
    <section className={styles['view']} aria-label={t('result.files.view', { path: file.path })}>
      <header className={styles['viewHead']}>
        <Path path={file.path} />
        <span className={styles['facts']}>
          {t('result.files.lines', { count: file.lines })}, {sizeOf(file.size)}
        </span>
        <IconButton size="small" label={t('result.files.copy', { path: file.path })} onClick={copy}>
          <Copy size={14} aria-hidden="true" />
        </IconButton>
      </header>
      {coming.state === 'failed' ? (
        <Callout tone="problem">{t('result.failedText', { why: coming.why })}</Callout>
      ) : (
        <Text key={file.path} lines={lines ?? []} label={file.path} />
      )}
    </section>
  );
}

/** A path whose last part stands out. On a narrow screen its beginning is cut off, never the name. */
function Path({ path }: { readonly path: string }) {
  const cut = path.lastIndexOf('/') + 1;
  return (
    <h4 className={styles['path']} title={path}>
      <bdi>
        {path.slice(0, cut)}
        <b>{path.slice(cut)}</b>
      </bdi>
    </h4>
  );
}

/** The text, of which only the lines in sight are in the page. */
function Text({ lines, label }: { readonly lines: Lines; readonly label: string }) {
  const box = useRef<HTMLElement>(null);
  const { from, to, before } = useWindow(box, lines.length, ROW);
  const widest = useMemo(
    () =>
      lines.reduce((most, line) => {
        const width = line.reduce((sum, [, text]) => sum + text.length, 0);
        return Math.max(most, width);
      }, 0),
    [lines],
  );
  const digits = String(lines.length).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section ref={box} className={styles['text']} aria-label={label} tabIndex={0}>
      <pre style={{ height: lines.length * ROW, minWidth: `${widest + digits + 6}ch`, paddingTop: before }}>
        {lines.slice(from, to).map((line, step) => (
          <TextLine key={from + step} number={from + step + 1} digits={digits} line={line} />
        ))}
      </pre>
    </section>
  );
}

const TextLine = memo(function TextLine({
  number,
  digits,
  line,
}: {
  readonly number: number;
  readonly digits: number;
  readonly line: readonly Piece[];
}) {
  let at = 0;
  return (
    <code className={styles['textLine']}>
      <span className={styles['number']} aria-hidden="true" data-number={String(number).padStart(digits)} />
      {line.map(([look, text]) => {
        const key = at;
        at += text.length;
        return look === 'plain' ? (
          text
        ) : (
          <span key={key} className={styles[look]}>
            {text}
          </span>
        );
      })}
      {'\n'}
    </code>
  );
});
