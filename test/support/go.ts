import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./repository.ts";

/** Where Debian puts the sources of Go libraries. */
const DEBIAN_SOURCES = "/usr/share/gocode";

/**
 * Builds the independent verifier, or says why it cannot be: no toolchain, or neither a module proxy nor Debian's sources.
 * With a toolchain that has what it needs, a program that does not build is an error.
 */
export function buildVerifier(): { readonly program: string } | { readonly missing: string } {
  const version = spawnSync("go", ["version"], { encoding: "utf8" });
  if (version.error !== undefined || version.status !== 0) return { missing: "there is no Go toolchain (scripts/machine.sh installs one)" };
  const folder = mkdtempSync(join(tmpdir(), "heed-go-"));
  const program = join(folder, "heedlog");
  const source = join(root, "test", "go");
  const withModules = spawnSync("go", ["build", "-o", program, "."], { cwd: source, encoding: "utf8", env: { ...process.env, GOFLAGS: "-buildvcs=false" } });
  if (withModules.status === 0) return { program };
  const inPath = join(folder, "path", "src", "heedlog");
  mkdirSync(inPath, { recursive: true });
  cpSync(join(source, "main.go"), join(inPath, "main.go"));
  const withSources = spawnSync("go", ["build", "-o", program, "heedlog"], { cwd: inPath, encoding: "utf8", env: { ...process.env, GO111MODULE: "off", GOFLAGS: "", GOPATH: `${join(folder, "path")}:${DEBIAN_SOURCES}` } });
  if (withSources.status === 0) return { program };
  const said = `${withModules.stderr}${withSources.stderr}`;
  if (/cannot find package|dial tcp|no such host|connection refused|lookup |i\/o timeout/.test(withModules.stderr) || /cannot find package/.test(withSources.stderr)) {
    if (!/main\.go:\d+:\d+: (?:undefined|declared|syntax)/.test(said)) return { missing: "golang.org/x/mod is neither at a module proxy nor in Debian's sources" };
  }
  throw new Error(`The verifier in Go does not build:\n${said}`);
}
