import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { chooseTheme, type Theme, useTheme } from './theme.ts';

const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

/** Light, dark, or as the machine has it. */
export function ThemeMenu() {
  const { t } = useTranslation();
  const { theme, shown } = useTheme();
  const Icon = shown === 'dark' ? Moon : Sun;
  return (
    <Menu
      label={t('room.theme.label')}
      align="end"
      trigger={
        <IconButton label={t('room.theme.label')}>
          <Icon size={17} aria-hidden="true" />
        </IconButton>
      }
      entries={THEMES.map((key) => ({
        key,
        label: t(`room.theme.${key}`),
        chosen: theme === key,
        run: () => chooseTheme(key),
      }))}
    />
  );
}
