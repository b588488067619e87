import {
  Anchor,
  Badge,
  createTheme,
  InputWrapper,
  PasswordInput,
  SegmentedControl,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Dark enough at 7 and 8 for white text on it, and for it on white (WCAG 2.2, 1.4.3). */
const petrol: MantineColorsTuple = [
  '#e3f8fb',
  '#c9ecf1',
  '#99d8e2',
  '#66c3d2',
  '#3db1c4',
  '#1f9fb4',
  '#118ea3',
  '#0b7285',
  '#085d6d',
  '#044956',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  colors: { petrol },
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    // Words in capitals are read more slowly.
    Badge: Badge.extend({ defaultProps: { tt: 'none' } }),
    // What may be left out says so; the rest is wanted.
    InputWrapper: InputWrapper.extend({ defaultProps: { withAsterisk: false } }),
    PasswordInput: PasswordInput.extend({
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': 'Mostrar ou esconder a senha' } },
    }),
    // Its words fade in, whatever the system says of motion.
    SegmentedControl: SegmentedControl.extend({ defaultProps: { transitionDuration: 0 } }),
  },
});

/** Words on a pale or dark ground of their own colour, at WCAG's 4.5 to 1: Mantine's are too pale, or have no colour. */
const ON_LIGHT = {
  petrol: '#065465',
  teal: '#05604a',
  green: '#1b5e2b',
  red: '#a11b1b',
  orange: '#8a3b00',
  yellow: '#6b4a00',
  blue: '#0f4f93',
  grape: '#7a2389',
  gray: '#41474d',
};
const ON_DARK = {
  petrol: '#99d8e2',
  teal: '#63e6be',
  green: '#8ce99a',
  red: '#ffa8a8',
  orange: '#ffc078',
  yellow: '#ffe066',
  blue: '#a5d8ff',
  grape: '#e599f7',
  gray: '#dee2e6',
};
const wordsOn = (colors: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(colors).map(([name, color]) => [`--mantine-color-${name}-light-color`, color]),
  );

export const contrasts: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565d65',
    '--mantine-color-placeholder': '#666d75',
    '--mantine-color-error': '#b42323',
    ...wordsOn(ON_LIGHT),
  },
  dark: {
    '--mantine-color-dimmed': '#a9adb3',
    '--mantine-color-placeholder': '#9a9fa6',
    '--mantine-color-error': '#ff9b9b',
    ...wordsOn(ON_DARK),
    '--mantine-color-anchor': '#66c3d2',
  },
});
