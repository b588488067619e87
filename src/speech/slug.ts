/** Longer names are shortened: file systems allow 255 bytes, and Asterisk's command line is finite. */
const longest = 96;

/**
 * A file name for an id that came from data. `rafael-costa` and UUIDs stay as they are; any other UTF-16 unit becomes
 * `_` and four hexadecimal digits, so that two ids never share a name, on case-blind file systems too, and none
 * leaves its folder. Names kept for positions (`nth-1`) are escaped likewise. Above 96 characters the tail gives way
 * to a 64-bit hash (FNV-1a).
 */
export function slug(id: string): string {
  if (id === '') return '_';
  const name = id.replaceAll(/^(?:-|n(?=th-))|[^a-z0-9-]/g, escaped);
  return name.length <= longest ? name : `${name.slice(0, longest - 18)}_x${hash(name)}`;
}

function escaped(unit: string): string {
  return `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** FNV-1a, 64 bits, of an ASCII text. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const character of text) {
    value ^= BigInt(character.charCodeAt(0));
    value = BigInt.asUintN(64, value * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
