// Numbers that look random and fill their space evenly: Sobol's sequence, scrambled as Owen does it (Burley, Practical
// Hash-based Owen Scrambling, 2020). The same pixel and sample draw the same numbers on every machine.

struct Chance {
    // A number for the pixel; how many pairs were drawn in this sample.
    seed: u32,
    sample: u32,
    drawn: u32,
}

fn hash(value: u32) -> u32 {
    let state = value * 747796405u + 2891336453u;
    let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}

// Flips each bit of a fraction by what stands before it.
fn scrambled(fraction: u32, seed: u32) -> u32 {
    var x = reverseBits(fraction) + seed;
    x ^= x * 0x6c50b47cu;
    x ^= x * 0xb82f1e52u;
    x ^= x * 0xc7afe638u;
    x ^= x * 0x8d22f6e6u;
    return reverseBits(x);
}

// The second dimension of Sobol's sequence; the first one is the number with its bits reversed.
fn sobol(number: u32) -> u32 {
    var left = number;
    var bits = 0x80000000u;
    var sum = 0u;
    while (left != 0u) {
        sum ^= select(0u, bits, (left & 1u) == 1u);
        left >>= 1u;
        bits ^= bits >> 1u;
    }
    return sum;
}

// Two numbers from 0 up to, and not including, 1.
fn draw(chance: ptr<function, Chance>) -> vec2<f32> {
    let seed = hash((*chance).seed + 0x9e3779b9u * (*chance).drawn);
    (*chance).drawn += 1u;
    let number = reverseBits(scrambled(reverseBits((*chance).sample), seed));
    let x = scrambled(reverseBits(number), hash(seed ^ 0x51633e2du));
    let y = scrambled(sobol(number), hash(seed ^ 0x68bc21ebu));
    return vec2<f32>(f32(x >> 8u), f32(y >> 8u)) / 16777216.0;
}
