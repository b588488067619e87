/** Zero crossings of the sinc on each side, and the shape of the Kaiser window: stop band below −80 dB. */
const crossings = 32;
const beta = 8;
/** Where the filter begins to fall, as a part of the lower of both Nyquist rates. */
const passband = 0.95;

/** Changes the rate by windowed-sinc interpolation: one filter per phase, each used again and again. */
export function resample(samples: Float64Array, from: number, to: number): Float64Array {
  if (from === to) return samples;
  const { filters, reach, up, down } = designed(from, to);
  const out = new Float64Array(Math.ceil((samples.length * to) / from));
  for (let index = 0; index < out.length; index++) {
    const position = index * down;
    const filter = filters[position % up] ?? new Float64Array();
    const first = Math.floor(position / up) - reach + 1;
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap++) sum += (filter[tap] ?? 0) * (samples[first + tap] ?? 0);
    out[index] = sum;
  }
  return out;
}

interface Filters {
  readonly filters: readonly Float64Array[];
  /** Input samples on each side of a position. */
  readonly reach: number;
  readonly up: number;
  readonly down: number;
}

const designs = new Map<string, Filters>();

function designed(from: number, to: number): Filters {
  const key = `${from}:${to}`;
  const design = designs.get(key) ?? filtersFor(from, to);
  designs.set(key, design);
  return design;
}

function filtersFor(from: number, to: number): Filters {
  const divisor = greatestCommonDivisor(from, to);
  const up = to / divisor;
  const cutoff = Math.min(1, to / from) * passband;
  const reach = Math.ceil(crossings / cutoff);
  const filters = Array.from({ length: up }, (_, phase) => phaseFilter(phase / up, cutoff, reach));
  return { filters, reach, up, down: from / divisor };
}

/** The taps for an output sample that lies `offset` (0–1) of an input sample after one; their sum is 1. */
function phaseFilter(offset: number, cutoff: number, reach: number): Float64Array {
  const taps = Float64Array.from({ length: reach * 2 }, (_, tap) => {
    const distance = tap - reach + 1 - offset;
    return sinc(distance * cutoff) * kaiser(distance / reach);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
}

/** The modified Bessel function of the first kind, order zero. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
