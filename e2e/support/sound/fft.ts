/** The discrete Fourier transform of `re + i·im`, in place; a power of two samples (Cooley and Tukey, 1965). */
export function fft(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  swapByReversedBits(re, im);
  const cos = Float64Array.from({ length: size / 2 }, (_, at) => Math.cos((2 * Math.PI * at) / size));
  const sin = Float64Array.from({ length: size / 2 }, (_, at) => Math.sin((-2 * Math.PI * at) / size));
  for (let half = 1; half < size; half *= 2)
    for (let start = 0; start < size; start += 2 * half)
      for (let at = 0; at < half; at++) {
        const here = start + at;
        const there = here + half;
        const turn = (at * size) / (2 * half);
        const [c, s] = [cos[turn] ?? 0, sin[turn] ?? 0];
        const [x, y] = [re[there] ?? 0, im[there] ?? 0];
        const [a, b] = [re[here] ?? 0, im[here] ?? 0];
        const [turnedX, turnedY] = [x * c - y * s, x * s + y * c];
        re[here] = a + turnedX;
        im[here] = b + turnedY;
        re[there] = a - turnedX;
        im[there] = b - turnedY;
      }
}

function swapByReversedBits(re: Float64Array, im: Float64Array): void {
  let reversed = 0;
  for (let at = 0; at < re.length; at++) {
    if (at < reversed)
      for (const part of [re, im]) [part[at], part[reversed]] = [part[reversed] ?? 0, part[at] ?? 0];
    let bit = re.length / 2;
    for (; reversed & bit; bit /= 2) reversed ^= bit;
    reversed ^= bit;
  }
}
