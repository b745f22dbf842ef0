import { changeSettings, DEFAULT_SOURCE_PREFIX, SOURCE_PATTERN, settingsOf } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { useBoard, useWorkshop } from '../board/index.ts';
import { Pick, PlainText } from '../inspector/fields.tsx';
import styles from './Bus.module.css';

/** How events are addressed and wrapped. Good as it is for most teams, so it is folded away. */
export function BusSettings() {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const settings = useBoard(settingsOf);
  const change = (fields: Parameters<typeof changeSettings>[1]): void =>
    void workshop.commit(changeSettings(workshop.board, fields));
  return (
    <details className={styles['settings']}>
      <summary>{t('bus.settings')}</summary>
      <div className={styles['settingsBody']}>
        <PlainText
          label={t('bus.prefix')}
          hint={t('bus.prefixHint')}
          value={settings.sourcePrefix ?? ''}
          placeholder={DEFAULT_SOURCE_PREFIX}
          maxLength={100}
          check={(text) => (text === '' || SOURCE_PATTERN.test(text) ? undefined : t('bus.prefixWrong'))}
          onWrite={(sourcePrefix) => change({ sourcePrefix })}
        />
        <Pick
          label={t('bus.casing')}
          value={settings.detailTypeCasing}
          choices={[
            { value: 'pascal', label: t('bus.casingPascal') },
            { value: 'kebab', label: t('bus.casingKebab') },
          ]}
          hint={t('bus.casingHint')}
          onPick={(casing) => change({ detailTypeCasing: casing === 'kebab' ? 'kebab' : 'pascal' })}
        />
        <Pick
          label={t('bus.envelope')}
          value={settings.envelope}
          choices={[
            { value: 'metadataData', label: t('bus.envelopeMetadata') },
            { value: 'plain', label: t('bus.envelopePlain') },
          ]}
          hint={t(settings.envelope === 'plain' ? 'bus.envelopePlainHint' : 'bus.envelopeMetadataHint')}
          onPick={(envelope) => change({ envelope: envelope === 'plain' ? 'plain' : 'metadataData' })}
        />
        <Pick
          label={t('bus.flavour')}
          value={settings.busFlavour}
          choices={[
            { value: 'classic', label: t('bus.flavourClassic') },
            { value: 'custom', label: t('bus.flavourCustom') },
          ]}
          hint={t(settings.busFlavour === 'custom' ? 'bus.flavourCustomHint' : 'bus.flavourClassicHint')}
          onPick={(flavour) => change({ busFlavour: flavour === 'custom' ? 'custom' : 'classic' })}
        />
        <Pick
          label={t('bus.authoriser')}
          value={settings.authoriser}
          choices={[
            { value: 'signature', label: t('bus.authoriserSignature') },
            { value: 'userPool', label: t('bus.authoriserUserPool') },
          ]}
          hint={t(settings.authoriser === 'userPool' ? 'bus.authoriserUserPoolHint' : 'bus.authoriserSignatureHint')}
          onPick={(authoriser) => change({ authoriser: authoriser === 'userPool' ? 'userPool' : 'signature' })}
        />
      </div>
    </details>
  );
}
