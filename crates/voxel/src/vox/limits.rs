//! How much of a `.vox` file is accepted. Generous next to what MagicaVoxel writes, small next to what a crafted file
//! of a few kilobytes could ask for.

/// Bytes in a file: a full model of 256 voxels cubed takes 64 MiB.
pub const FILE_BYTES: usize = 256 << 20;
/// Chunks in a file.
pub const CHUNKS: usize = 1 << 20;
/// Models in a file.
pub const MODELS: usize = 16_384;
/// Cells of all models together, empty ones too: each takes a byte of memory.
pub const CELLS: usize = 256 << 20;
/// Voxels that all placements show together.
pub const SHOWN_VOXELS: usize = 256 << 20;
/// Nodes of the scene graph.
pub const NODES: usize = 262_144;
/// Places where a model stands.
pub const PLACEMENTS: usize = 65_536;
/// Nodes visited, or waiting to be, while the graph is walked: a node counts each time it is reached.
pub const VISITS: usize = 1 << 20;
/// Transforms and groups inside each other.
pub const DEPTH: usize = 128;
/// Bytes of a name or value.
pub const STRING: usize = 65_536;
/// Entries of a node's list of attributes.
pub const ATTRIBUTES: usize = 256;
/// Voxels between the origin and a node, along each axis. MagicaVoxel's world ends at about 1,000.
pub const DISTANCE: i32 = 1_000_000;
