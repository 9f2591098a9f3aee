//! Files of every kind, and sentences for the others.

use super::build::{GPL, HEX, JASC, ase, palette, swatch, vox};
use voxel::palettes::{MAX_BYTES, PaletteFileError, read};
use voxel::{Rgb, vox as format};

/// A `.hex` file of so many colours, none like another.
fn hex(count: u32) -> String {
    (0..count).map(|color| format!("{color:06x}\n")).collect()
}

#[test]
fn every_kind_of_file_gives_the_same_palette() {
    for (kind, file) in [
        ("hex", HEX.as_bytes().to_vec()),
        ("gpl", GPL.as_bytes().to_vec()),
        ("jasc", JASC.as_bytes().to_vec()),
        ("ase", ase()),
        ("vox", vox()),
    ] {
        assert_eq!(read(&file), Ok(palette()), "{kind}");
    }
}

#[test]
fn files_that_people_have_touched_are_read_too() {
    let unix = HEX.replace('\r', "");
    for file in [
        unix.replace('\n', "\n\n"),
        format!("\u{feff}{unix}"),
        unix.lines().map(|line| format!(" #{} \n", line.to_uppercase())).collect(),
        unix.trim_end().to_owned(),
        GPL.replace('\n', "\r\n"),
        GPL.replace("Columns: 2\n", "").replace("# made by hand", ""),
        // Aseprite's, with transparency.
        GPL.replace("Columns: 2", "Channels: RGBA").replace("  77\tRed", "  77 255\tRed"),
        JASC.replace('\r', ""),
        JASC.replace("0 0 0", "0 0 0 255"),
        format!("{JASC}\r\n"),
    ] {
        assert_eq!(read(file.as_bytes()), Ok(palette()), "{file}");
    }
    // A name in Latin-1.
    let mut latin = GPL.as_bytes().to_vec();
    latin[20] = 0xfc;
    assert_eq!(read(&latin), Ok(palette()));
}

#[test]
fn of_256_colours_the_last_has_no_place_and_of_more_none() {
    assert_eq!(read(hex(255).as_bytes()).unwrap().len(), 255);
    let of_256 = read(hex(256).as_bytes()).unwrap();
    assert_eq!((of_256.len(), of_256.get(255)), (255, Some(Rgb::new(0, 0, 254))));
    assert_eq!(read(hex(257).as_bytes()), Err(PaletteFileError::TooMany(257)));
    assert_eq!(read(&vec![b'\n'; MAX_BYTES + 1]), Err(PaletteFileError::TooLarge));
}

#[test]
fn a_vox_file_gives_all_its_colours_worn_or_not() {
    let full = format::write(&voxel::VoxelModel::new(glam::UVec3::ONE, vec![0], palette()).unwrap());
    assert_eq!(read(&full), Ok(palette()));
    let cut = &vox()[..40];
    assert!(matches!(read(cut), Err(PaletteFileError::Vox(_))));
}

#[test]
fn what_is_no_palette_is_told_by_what_it_is() {
    let aseprite = b"\x80\x02\x00\x00\xe0\xa5\x01\x00\x10\x00".to_vec();
    let riff = b"RIFF\x10\x00\x00\x00PAL data".to_vec();
    for (file, error) in [
        (Vec::new(), PaletteFileError::Empty),
        (b"a letter to a friend\n".to_vec(), PaletteFileError::Format),
        (b"\x7fELF\x02\x01\x01\x00".to_vec(), PaletteFileError::Format),
        (b"ff00".to_vec(), PaletteFileError::Format),
        ("\u{ff11}23456".as_bytes().to_vec(), PaletteFileError::Format),
        (b"+12345\n".to_vec(), PaletteFileError::Format),
        (aseprite, PaletteFileError::Aseprite),
        (riff, PaletteFileError::Riff),
        (HEX.replace("000000", "00000g").into_bytes(), PaletteFileError::Line(3)),
        (GPL.replace("  0   0   0", "  0   0").into_bytes(), PaletteFileError::Line(7)),
        (GPL.replace("255   0", "256   0").into_bytes(), PaletteFileError::Line(5)),
        (b"GIMP Palette\n".to_vec(), PaletteFileError::Empty),
        (JASC.replace("41 173", "41 -173").into_bytes(), PaletteFileError::Line(5)),
        (JASC.replace("\n4\r", "\n5\r").into_bytes(), PaletteFileError::Short),
        (JASC.replace("\n4\r", "\nfour\r").into_bytes(), PaletteFileError::Line(3)),
        (b"JASC-PAL\n0100".to_vec(), PaletteFileError::Short),
    ] {
        assert_eq!(read(&file), Err(error), "{:?}", String::from_utf8_lossy(&file));
    }
}

#[test]
fn damaged_swatches_are_told_by_their_number() {
    let whole = ase();
    for length in 4..whole.len() {
        assert_eq!(read(&whole[..length]), Err(PaletteFileError::Short), "{length}");
    }
    let with = |block: Vec<u8>| [b"ASEF\x00\x01\x00\x00\x00\x00\x00\x01".to_vec(), block].concat();
    assert_eq!(read(&with(swatch(*b"HSB ", &[0.0; 3]))), Err(PaletteFileError::Swatch(1)));
    assert_eq!(read(&with(swatch(*b"RGB ", &[0.0, f32::NAN, 0.0]))), Err(PaletteFileError::Swatch(1)));
    let bright = read(&with(swatch(*b"RGB ", &[9e9, -3.0, 0.5]))).unwrap();
    assert_eq!(bright.colors(), [Rgb::new(255, 0, 128)]);
    assert_eq!(read(b"ASEF\x00\x01\x00\x00\x00\x00\x00\x00"), Err(PaletteFileError::Empty));
}
