// A pack of 20,000 films for the bench: the classics, recombined.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const out = fileURLToPath(new URL("../out", import.meta.url));
const films = 20_000;

/** Returns a public folder with the wide pack, built anew when the ordinary one is younger. */
export function widePublic() {
  const dir = join(out, "wide");
  if (age(join(dir, "v1/parts.json")) >= age(join(root, "public/v1/parts.json"))) return linked(dir);
  mkdirSync(dir, { recursive: true });
  const catalogue = join(out, "wide.jsonl");
  writeFileSync(catalogue, wideCatalogue().map((film) => JSON.stringify(film)).join("\n") + "\n");
  const loge = (...args) => execFileSync("go", ["run", "./core/cmd/loge", ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  loge("build", "--quiet", "--films", catalogue, "--out", join(dir, "v1"));
  loge("sign", "--quiet", "--key", "core/pack/packfile/devkey/DEVELOPMENT-ONLY.key", join(dir, "v1"));
  return linked(dir);
}

/** Links all but the pack to what was built last. */
function linked(dir) {
  for (const file of readdirSync(dir)) if (file !== "v1") rmSync(join(dir, file));
  for (const file of readdirSync(join(root, "public"))) if (file !== "v1") symlinkSync(join(root, "public", file), join(dir, file));
  return dir;
}

const age = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function wideCatalogue() {
  const folder = join(root, "core/catalog/classics/films");
  const lines = readdirSync(folder).sort().flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"));
  const classics = lines.filter(Boolean).map((line) => JSON.parse(line));
  return Array.from({ length: films }, (_, i) => (i < classics.length ? classics[i] : crossed(classics, i)));
}

// The i-th film takes its subject from one classic and its people from another.
function crossed(classics, i) {
  const subject = classics[(i * 7919) % classics.length];
  const people = classics[(i * 104_729 + 17) % classics.length];
  const { title_zh, original_title, imdb, directors_zh, cast_zh, writers_zh, ...film } = subject;
  return {
    ...film,
    id: `film-${i}-${subject.year}`,
    title: `${subject.title} ${i}`,
    directors: people.directors,
    cast: people.cast,
    writers: people.writers,
    tags: [...new Set([...(subject.tags ?? []).slice(0, 3), ...(people.tags ?? []).slice(0, 2)])],
  };
}
