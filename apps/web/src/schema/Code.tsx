import { useMemo } from 'react';
import styles from './Code.module.css';
import { tokens } from './highlight.ts';

/** A text of code to read: coloured, selectable, and a scrolling region of its own that the keyboard reaches. */
export function Code({
  text,
  language,
  label,
}: {
  readonly text: string;
  readonly language: 'json' | 'typescript';
  readonly label: string;
}) {
  const pieces = useMemo(() => {
    let at = 0;
    return tokens(text, language).map((token) => {
      const key = at;
      at += token.text.length;
      return { ...token, key };
    });
  }, [text, language]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={styles['code']} aria-label={label} tabIndex={0}>
      <pre>
        {pieces.map((piece) =>
          piece.look === 'plain' ? (
            piece.text
          ) : (
            <span key={piece.key} className={styles[piece.look]}>
              {piece.text}
            </span>
          ),
        )}
      </pre>
    </section>
  );
}
