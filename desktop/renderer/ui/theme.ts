// Which colours: the computer's own, or what was chosen here. Set before the first paint.
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const NAME = 'waybill.theme';

export const currentTheme = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(NAME)) ?? 'system';

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(NAME, theme);
  applyTheme(theme);
}
