//! The voxelier command.

fn main() {}
