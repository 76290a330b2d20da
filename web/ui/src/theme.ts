import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'

const petrol: MantineColorsTuple = [
  '#e6f2f3',
  '#cfe5e7',
  '#a9d2d4',
  '#7dbabd',
  '#4c9da2',
  '#2a858b',
  '#0e6b71',
  '#0a585d',
  '#08484c',
  '#06383b',
]

/** Mantine in Svara's measures; its colours are led to the tokens by {@link tokenVariables}. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 6, dark: 4 },
  colors: { petrol },
  variantColorResolver: (asked) => {
    const colours = defaultVariantColorsResolver(asked)
    const isAccent = asked.variant === 'filled' && (asked.color ?? 'petrol') === 'petrol'
    return isAccent ? { ...colours, color: 'var(--text-on-accent)' } : colours
  },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: 'var(--fs-12)', sm: 'var(--fs-13)', md: 'var(--fs-14)', lg: 'var(--fs-16)', xl: 'var(--fs-18)' },
  lineHeights: { xs: '1.34', sm: '1.54', md: '1.57', lg: '1.5', xl: '1.34' },
  spacing: { xs: 'var(--s-1)', sm: 'var(--s-2)', md: 'var(--s-3)', lg: 'var(--s-4)', xl: 'var(--s-6)' },
  radius: { xs: 'var(--r-1)', sm: 'var(--r-2)', md: 'var(--r-3)', lg: 'var(--r-4)', xl: 'var(--r-full)' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'none',
    sm: 'var(--shadow-float)',
    md: 'var(--shadow-float)',
    lg: 'var(--shadow-float)',
    xl: 'var(--shadow-float)',
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 500 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 12 } },
    // the placeholder would stand in the menu as something that is no item of it
    Menu: {
      defaultProps: { radius: 'md', shadow: 'md', withInitialFocusPlaceholder: false },
      styles: {
        dropdown: { borderColor: 'var(--line)' },
        item: { fontSize: 'var(--fs-13)', '--menu-item-hover': 'var(--bg-press)' },
      },
    },
    Popover: { defaultProps: { radius: 'md', shadow: 'md' } },
    Drawer: {
      styles: {
        header: { minHeight: 'var(--h-bar)', padding: '0 var(--s-2) 0 var(--s-4)' },
        title: { fontSize: 'var(--fs-14)', fontWeight: 600 },
      },
    },
    Modal: {
      defaultProps: { radius: 'md', centered: true, padding: 'lg' },
      styles: { title: { fontSize: 'var(--fs-16)', fontWeight: 600, letterSpacing: '-0.01em' } },
    },
  },
})

const colours = {
  '--mantine-color-body': 'var(--bg-surface)',
  '--mantine-color-text': 'var(--text-1)',
  '--mantine-color-bright': 'var(--text-1)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--bg-raised)',
  '--mantine-color-default-hover': 'var(--bg-hover)',
  '--mantine-color-default-color': 'var(--text-1)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--bg-press)',
  '--mantine-color-disabled-color': 'var(--text-disabled)',
  '--mantine-color-disabled-border': 'var(--line)',
  // Mantine dresses inputs and menus in its own greys
  '--mantine-color-gray-4': 'var(--line-control)',
  '--mantine-color-dark-4': 'var(--line-control)',
  '--mantine-color-dark-5': 'var(--bg-press)',
  '--mantine-color-dark-6': 'var(--bg-raised)',
  '--mantine-color-dark-7': 'var(--bg-surface)',
  // the ground of choices side by side
  '--mantine-color-gray-1': 'var(--bg-press)',
  '--mantine-color-dark-8': 'var(--bg-chrome)',
  '--mantine-color-petrol-filled': 'var(--accent)',
  '--mantine-color-petrol-filled-hover': 'var(--accent-hover)',
  '--mantine-color-petrol-light': 'var(--accent-tint)',
  '--mantine-color-petrol-light-hover': 'var(--accent-tint)',
  '--mantine-color-petrol-light-color': 'var(--accent-text)',
  '--mantine-color-petrol-outline': 'var(--accent-line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--text-on-accent)',
}

/** The tokens know both themes by themselves (light-dark), so both schemes say the same. */
export const tokenVariables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours })
