import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The pages: one small first load, each page in a chunk of its own, nothing fetched from any other host. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "../../build/web",
    emptyOutDir: true,
    target: "es2023",
    // Fonts stay files, so that the policy of the server need not allow data: as a source of fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
