//! Files put together chunk by chunk, right or wrong.

/// A chunk without children.
pub fn chunk(name: &str, content: &[u8]) -> Vec<u8> {
    let mut chunk = name.as_bytes().to_vec();
    chunk.extend_from_slice(&(content.len() as u32).to_le_bytes());
    chunk.extend_from_slice(&[0; 4]);
    chunk.extend_from_slice(content);
    chunk
}

/// A file of these chunks below MAIN.
pub fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
    file_of_version(150, chunks)
}

pub fn file_of_version(version: u32, chunks: &[Vec<u8>]) -> Vec<u8> {
    let children = chunks.concat();
    let mut file = b"VOX ".to_vec();
    file.extend_from_slice(&version.to_le_bytes());
    file.extend_from_slice(b"MAIN\0\0\0\0");
    file.extend_from_slice(&(children.len() as u32).to_le_bytes());
    file.extend_from_slice(&children);
    file
}

pub fn numbers(numbers: &[i32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

pub fn attributes(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = numbers(&[entries.len() as i32]);
    for text in entries.iter().flat_map(|&(name, value)| [name, value]) {
        bytes.extend(numbers(&[text.len() as i32]));
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}

/// SIZE and XYZI.
pub fn model(size: [i32; 3], voxels: &[[u8; 4]]) -> Vec<u8> {
    let voxels = [numbers(&[voxels.len() as i32]), voxels.concat()].concat();
    [chunk("SIZE", &numbers(&size)), chunk("XYZI", &voxels)].concat()
}

pub fn transform(id: i32, child: i32, layer: i32, own: &[(&str, &str)], frame: &[(&str, &str)]) -> Vec<u8> {
    let content = [numbers(&[id]), attributes(own), numbers(&[child, -1, layer, 1]), attributes(frame)];
    chunk("nTRN", &content.concat())
}

pub fn group(id: i32, children: &[i32]) -> Vec<u8> {
    let content = [numbers(&[id]), attributes(&[]), numbers(&[children.len() as i32]), numbers(children)];
    chunk("nGRP", &content.concat())
}

pub fn shape(id: i32, model: i32) -> Vec<u8> {
    chunk("nSHP", &[numbers(&[id]), attributes(&[]), numbers(&[1, model]), attributes(&[])].concat())
}

pub fn layer(id: i32, own: &[(&str, &str)]) -> Vec<u8> {
    chunk("LAYR", &[numbers(&[id]), attributes(own), numbers(&[-1])].concat())
}
