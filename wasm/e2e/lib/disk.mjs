// Looks for a text in the files of a browser's profile folder.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The files under a folder in which the text stands, in UTF-8 or UTF-16. */
export function places(dir, text) {
  const forms = [Buffer.from(text), Buffer.from(text, "utf16le")];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => forms.some((form) => contents(path).includes(form)));
}

// A running browser deletes files while they are looked at.
function contents(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
