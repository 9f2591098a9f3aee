//! Meshes against a brute-force look at every face of every cell.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use glam::{IVec3, UVec3};
use proptest::prelude::*;
use std::collections::BTreeMap;
use voxel::mesh::{Face, Mesh, Quad, merged_faces, mesh};
use voxel::{Palette, Rgb, VoxelModel};

/// The visible faces of a model: cell and face to colour and the openness of the four corners.
type Faces = BTreeMap<([u32; 3], Face), (u8, [u8; 4])>;

fn palette() -> Palette {
    Palette::new(vec![Rgb::new(1, 2, 3), Rgb::new(200, 100, 0), Rgb::new(9, 99, 9)]).unwrap()
}

fn normal(face: Face) -> IVec3 {
    glam::Vec3::from_array(face.normal()).as_ivec3()
}

/// How open the corner of a cell's face at `corner` (a voxel corner) is, from the definition: count the filled cells
/// in front of the face that touch the corner, and treat two filled sides as closed.
fn openness(model: &VoxelModel, cell: IVec3, face: Face, corner: UVec3) -> u8 {
    let front = cell + normal(face);
    let (u, v) = face.plane_axes();
    let towards = |axis: usize| {
        let mut step = IVec3::ZERO;
        step[axis] = if corner[axis] as i32 > cell[axis] { 1 } else { -1 };
        step
    };
    let filled = |at: IVec3| u8::from(model.at(at.x, at.y, at.z) != 0);
    let (one, other) = (filled(front + towards(u)), filled(front + towards(v)));
    if one + other == 2 { 0 } else { 3 - one - other - filled(front + towards(u) + towards(v)) }
}

fn unit(cell: UVec3, face: Face) -> [UVec3; 4] {
    let (u, v) = face.plane_axes();
    let origin = cell + if face.is_positive() { UVec3::AXES[face.axis()] } else { UVec3::ZERO };
    let (u, v) = (UVec3::AXES[u], UVec3::AXES[v]);
    if face.is_positive() {
        [origin, origin + u, origin + u + v, origin + v]
    } else {
        [origin, origin + v, origin + u + v, origin + u]
    }
}

fn visible_faces(model: &VoxelModel, shaded: bool) -> Faces {
    let mut faces = Faces::new();
    for (cell, index) in model.voxels() {
        for face in Face::ALL {
            let front = cell.as_ivec3() + normal(face);
            if model.at(front.x, front.y, front.z) == 0 {
                let light = |corner| if shaded { openness(model, cell.as_ivec3(), face, corner) } else { 3 };
                faces.insert((cell.to_array(), face), (index, unit(cell, face).map(light)));
            }
        }
    }
    faces
}

/// The faces that a mesh covers, one for each cell that a quad spans; a quad's light is interpolated to each of them.
fn covered_faces(mesh: &Mesh) -> Faces {
    let mut faces = Faces::new();
    for quad in &mesh.quads {
        let (u_axis, v_axis) = quad.face().plane_axes();
        let [width, height] = quad.extent();
        for (u, v) in (0..height).flat_map(|v| (0..width).map(move |u| (u, v))) {
            let corner = quad.origin() + UVec3::AXES[u_axis] * u + UVec3::AXES[v_axis] * v;
            let cell = corner
                - if quad.face().is_positive() { UVec3::AXES[quad.face().axis()] } else { UVec3::ZERO };
            let light = unit(cell, quad.face()).map(|corner| interpolated(quad, corner));
            let twice = faces.insert((cell.to_array(), quad.face()), (quad.color(), light));
            assert_eq!(twice, None, "{quad:?} covers a face again");
        }
    }
    faces
}

/// The light of a quad at a voxel corner inside it; it must be a whole level there.
fn interpolated(quad: &Quad, at: UVec3) -> u8 {
    let corners = quad.corners();
    let (u, v) = quad.face().plane_axes();
    let [width, height] = quad.extent();
    let total: u32 = corners
        .iter()
        .zip(quad.openness())
        .map(|(corner, light)| {
            let weight = (width - corner[u].abs_diff(at[u])) * (height - corner[v].abs_diff(at[v]));
            weight * u32::from(light)
        })
        .sum();
    assert_eq!(total % (width * height), 0, "the light of {quad:?} was stretched");
    (total / (width * height)) as u8
}

fn models() -> impl Strategy<Value = VoxelModel> {
    let side =
        || prop_oneof![1..=6_u32, Just(63), Just(64), Just(65), Just(127), Just(130), Just(193), Just(256)];
    let small = |x: u32, y: u32, z: u32| x * y * z <= 6_000;
    let sizes = (side(), side(), side()).prop_filter("small enough", move |&(x, y, z)| small(x, y, z));
    (sizes, 0..4_u32).prop_flat_map(|((x, y, z), density)| {
        let cell = prop_oneof![4 => Just(0), 1 + 4 * density => Just(1), density => 2..=3_u8];
        prop::collection::vec(cell, (x * y * z) as usize)
            .prop_map(move |cells| VoxelModel::new(UVec3::new(x, y, z), cells, palette()).unwrap())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_mesh_covers_exactly_the_visible_faces_with_their_light(model in models()) {
        prop_assert_eq!(covered_faces(&mesh(&model)), visible_faces(&model, true));
    }

    #[test]
    fn merged_faces_cover_exactly_the_visible_faces(model in models()) {
        prop_assert_eq!(covered_faces(&merged_faces(&model)), visible_faces(&model, false));
    }
}

#[test]
fn a_full_box_of_256_has_six_faces() {
    let side = VoxelModel::MAX_SIDE;
    let model =
        VoxelModel::new(UVec3::splat(side), vec![2; (side * side * side) as usize], palette()).unwrap();
    let mesh = mesh(&model);
    assert_eq!(mesh.quads.len(), 6);
    for (quad, face) in mesh.quads.iter().zip(Face::ALL) {
        assert_eq!(
            (quad.face(), quad.extent(), quad.color(), quad.openness()),
            (face, [256, 256], 2, [3; 4])
        );
        let plane = if face.is_positive() { 256 } else { 0 };
        assert!(quad.corners().iter().all(|corner| corner[face.axis()] == plane));
    }
}

#[test]
fn triangles_face_outwards_and_tile_the_quad() {
    let model =
        VoxelModel::new(UVec3::new(3, 2, 2), vec![1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1], palette()).unwrap();
    for quad in mesh(&model).quads {
        let corners =
            quad.corners().map(|corner| IVec3::new(corner.x as i32, corner.y as i32, corner.z as i32));
        let [width, height] = quad.extent();
        let triangles = quad.triangles();
        let area: i32 = triangles
            .chunks(3)
            .map(|corner| {
                let [a, b, c] = [corners[corner[0]], corners[corner[1]], corners[corner[2]]];
                (b - a).cross(c - a).dot(normal(quad.face()))
            })
            .inspect(|&doubled| assert!(doubled > 0, "{quad:?} turns its back"))
            .sum();
        assert_eq!(area, 2 * (width * height) as i32);
    }
}

#[test]
fn a_quad_is_cut_between_its_more_open_corners() {
    // One voxel stands diagonally above a floor's corner voxel: that voxel's top has one dark corner.
    let mut cells = vec![0; 8];
    cells[0] = 1;
    cells[7] = 1;
    let model = VoxelModel::new(UVec3::splat(2), cells, palette()).unwrap();
    let top = mesh(&model)
        .quads
        .into_iter()
        .find(|quad| quad.face() == Face::PosZ && quad.origin().z == 1)
        .unwrap();
    assert_eq!(top.openness(), [3, 3, 2, 3]);
    assert_eq!(top.triangles(), [1, 2, 3, 1, 3, 0], "the cut runs from corner 1 to 3, past the dark corner");
}

#[test]
fn the_packed_words_are_laid_out_as_documented() {
    let mut cells = vec![0; 4 * 5 * 6];
    cells[3 + 4 * (4 + 5 * 5)] = 2;
    let model = VoxelModel::new(UVec3::new(4, 5, 6), cells, palette()).unwrap();
    let quad = mesh(&model).quads[5];
    assert_eq!(quad.words(), [3 | 4 << 9 | 6 << 18 | 5 << 27, 2 << 16 | 0xff << 24]);
}
