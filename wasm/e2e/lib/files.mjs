// Files as people have them: zips of both kinds of entries, and texts in the encodings of spreadsheets.
import { deflateRawSync, gzipSync } from "node:zlib";

/** A file for an input element. */
export const file = (name, content) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

/**
 * A zip. An entry may claim to unpack to another size than it does.
 * @param {{name: string, data: string | Buffer, stored?: boolean, claims?: number}[]} entries
 */
export function zip(entries) {
  const locals = [], central = [];
  let at = 0;
  for (const { name, data, stored = false, claims } of entries) {
    const bytes = Buffer.from(data), packed = stored ? bytes : deflateRawSync(bytes), path = Buffer.from(name);
    const head = Buffer.alloc(26); // what both records of an entry have in common
    head.writeUInt16LE(20, 0); // version that unpacks it
    head.writeUInt16LE(0x800, 2); // names in UTF-8
    head.writeUInt16LE(stored ? 0 : 8, 4);
    head.writeUInt32LE(crc(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims ?? bytes.length, 18);
    head.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, path, packed]);
    locals.push(local);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), head, Buffer.alloc(10), le32(at), path]));
    at += local.length;
  }
  const directory = Buffer.concat(central), end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]);
}

function le32(v) {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(v);
  return b;
}

/** The CRC-32 of bytes, as gzip appends it. */
const crc = (bytes) => gzipSync(bytes).subarray(-8).readUInt32LE();

/** Text in GB18030, by the inverse of what TextDecoder does with all pairs of bytes. */
export function gb18030(text) {
  const decoder = new TextDecoder("gb18030"), codes = new Map();
  for (let high = 0x81; high < 0xff; high++) {
    for (let low = 0x40; low < 0xff; low++) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((c) => (c < "\x80" ? [c.charCodeAt(0)] : codes.get(c))));
}

export const utf16le = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
export const utf16be = (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]);
