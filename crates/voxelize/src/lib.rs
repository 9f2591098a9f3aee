//! Pictures and meshes become voxels: reconstruct, voxelize, fill, colour, quantize.
