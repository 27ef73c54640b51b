// Which colours and how tall the rows: the computer's own, or what was chosen here. Set before the first paint.
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

export const DENSITIES = ['compact', 'default', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

const DENSITY = 'waybill.density';

export const currentDensity = (): Density =>
  DENSITIES.find((density) => density === localStorage.getItem(DENSITY)) ?? 'default';

export function applyDensity(density: Density): void {
  document.documentElement.dataset['density'] = density;
}

export function chooseDensity(density: Density): void {
  localStorage.setItem(DENSITY, density);
  applyDensity(density);
}
