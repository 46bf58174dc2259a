/**
 * Instructions by address, of what `valgrind --tool=callgrind --dump-instr=yes --compress-pos=no` wrote:
 *
 *   fn=…                  of this function
 *   0x4a12 17 930         an address, a line, so many instructions there
 *   calls=3 0x77 0        what the next line counts was done by who was called
 *   0x4a17 17 5521
 */
export function readCallgrind(text: string, each: (address: number, instructions: number) => void): void {
  let isOfCall = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('calls=')) isOfCall = true;
    else if (line.startsWith('0x')) {
      if (!isOfCall) each(Number(line.slice(0, line.indexOf(' '))), Number(line.slice(line.lastIndexOf(' ') + 1)));
      isOfCall = false;
    }
  }
}
