//! Draws a voxel model into any texture: pipelines, cameras, lights, pictures.
