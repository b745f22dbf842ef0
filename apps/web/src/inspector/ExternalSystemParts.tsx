import { CLOUD_SOURCE_PATTERN } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { useRow } from '../board/index.ts';
import { PlainText, usePatch } from './fields.tsx';
import { ServiceOf } from './Ownership.tsx';

/** Whether a text is an address over https with a host, and without a user, whose password would lie on the board. */
export function isEndpoint(text: string): boolean {
  const trimmed = text.trim();
  if (!trimmed.startsWith('https://') || /\s/.test(trimmed) || !URL.canParse(trimmed)) return false;
  const { username, password } = new URL(trimmed);
  return username === '' && password === '';
}

/** What only an external system has: who adapts it, where it is told, and which service of the cloud it is. */
export function ExternalSystemParts({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const write = usePatch('elements', id);
  const row = useRow('elements', id);
  return (
    <>
      <ServiceOf id={id} label={t('inspector.adapter')} />
      <PlainText
        label={t('inspector.system.endpoint')}
        hint={t('inspector.system.endpointHint')}
        value={row?.endpoint ?? ''}
        maxLength={500}
        check={(text) => (text.trim() === '' || isEndpoint(text) ? undefined : t('inspector.system.endpointWrong'))}
        onWrite={(text) => write({ endpoint: text.trim() || null })}
      />
      <PlainText
        label={t('inspector.cloud.source')}
        hint={t('inspector.cloud.sourceHint')}
        value={row?.cloudSource ?? ''}
        maxLength={256}
        check={(text) =>
          text.trim() === '' || CLOUD_SOURCE_PATTERN.test(text.trim()) ? undefined : t('inspector.cloud.sourceWrong')
        }
        onWrite={(text) => write({ cloudSource: text.trim() || null })}
      />
    </>
  );
}
