import { createTheme, defaultVariantColorsResolver } from "@mantine/core";
import type { CSSVariablesResolver, MantineColorsTuple } from "@mantine/core";

/** A quiet blue: what calls for attention on this screen is a clock, never a button. */
const ink: MantineColorsTuple = ["#eef4f9", "#dbe7f1", "#b8d0e4", "#90b5d4", "#6d9dc5", "#4f86b3", "#3a709d", "#2b5d88", "#1d4a6f", "#123452"];

/** Mantine's greys for the dark are neutral; these lean to the blue of everything else. */
const dark: MantineColorsTuple = ["#d6dbe0", "#b8c0c8", "#98a2ab", "#6f7a84", "#46505a", "#37414a", "#242b32", "#181d22", "#15191d", "#101316"];

export const theme = createTheme({
  primaryColor: "ink",
  // Shade 8 keeps white on the colour above 4.5:1, which Mantine's own shade 6 does not.
  primaryShade: 8,
  colors: { ink, dark },
  fontFamily: '"Noto Sans", "Noto Sans Arabic", system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "1.25rem", lineHeight: "1.35" }, h2: { fontSize: "1rem", lineHeight: "1.4" }, h3: { fontSize: "0.875rem", lineHeight: "1.45" } },
  },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  variantColorResolver(input) {
    const colors = defaultVariantColorsResolver(input);
    // Plain and outlined buttons stay legible on a dark ground, where shade 8 is too dark for text.
    if (input.variant === "subtle" || input.variant === "outline" || input.variant === "light") return { ...colors, color: "var(--heed-link)" };
    return colors;
  },
  components: {
    Button: { defaultProps: { size: "xs" } },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
    NativeSelect: { defaultProps: { size: "sm" } },
    TagsInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    Checkbox: { defaultProps: { size: "sm" } },
    Radio: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { withArrow: true, multiline: true, maw: 360, events: { hover: true, focus: true, touch: true } } },
  },
});

/** Colours that mean something. Each has a word beside it wherever it is used. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "var(--mantine-color-gray-7)",
    "--mantine-color-placeholder": "var(--mantine-color-gray-6)",
    "--mantine-color-anchor": "var(--mantine-color-ink-8)",
    "--heed-link": "var(--mantine-color-ink-8)",
    "--heed-ground": "#f3f5f7",
    "--heed-surface": "#ffffff",
    "--heed-raised": "#f8fafb",
    "--heed-line": "#d9dfe5",
    "--heed-late": "#a51111",
    "--heed-late-ground": "#fdf0ef",
    "--heed-soon": "#8a4b00",
    "--heed-soon-ground": "#fff6e6",
    "--heed-good": "#1c6b34",
    "--heed-good-ground": "#eef8f0",
    "--heed-note-ground": "#eef4f9",
    "--heed-serious": "#6a1b75",
    "--heed-serious-ground": "#f8eefa",
    "--heed-chip": "#eceff2",
    "--heed-chip-text": "#3d464e",
  },
  dark: {
    "--mantine-color-body": "#15191d",
    "--mantine-color-text": "#d6dbe0",
    "--mantine-color-dimmed": "#a3adb6",
    "--mantine-color-placeholder": "#98a2ab",
    "--mantine-color-default-border": "#3a434c",
    "--mantine-color-anchor": "#8fbfe8",
    "--heed-link": "#8fbfe8",
    "--heed-ground": "#101316",
    "--heed-surface": "#181d22",
    "--heed-raised": "#1e242a",
    "--heed-line": "#323b44",
    "--heed-late": "#ff9c94",
    "--heed-late-ground": "#35191a",
    "--heed-soon": "#f5c06a",
    "--heed-soon-ground": "#332712",
    "--heed-good": "#86d29b",
    "--heed-good-ground": "#16291c",
    "--heed-note-ground": "#18242f",
    "--heed-serious": "#dda6e8",
    "--heed-serious-ground": "#2d1a31",
    "--heed-chip": "#2a323a",
    "--heed-chip-text": "#c3cad1",
  },
});
