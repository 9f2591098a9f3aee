//! POST /api/generate/voxelize

use crate::pictures::{disc, disc_base64, empty_body, encode, voxelize_body};
use crate::target::Target;
use image::{ImageFormat, RgbaImage};
use serde_json::{Value, json};
use voxel::{Scene, VoxelModel, vox};
use wire::path;

fn with(field: &str, value: Value) -> Value {
    let mut body = voxelize_body();
    body[field] = value;
    body
}

async fn build(target: &Target, body: &Value) -> VoxelModel {
    let reply = target.finish(&target.post(path::VOXELIZE, body).await.job()).await;
    assert_eq!(reply.body["state"], "completed", "{}", reply.body);
    let file = reply.body["output"]["vox_base64"].as_str().expect("a file");
    let file = wire::decode_base64(file, wire::limit::VOXELIZE_ANSWER).expect("base64");
    let Scene { models, .. } = vox::read(&file).expect("a .vox file");
    assert_eq!(models.len(), 1);
    models.into_iter().next().expect("one model")
}

#[tokio::test]
async fn every_option_out_of_its_rules_is_400() {
    let target = Target::any().await;
    for (field, values) in [
        (
            "voxel_size",
            vec![json!(7), json!(129), json!(-8), json!(32.0), json!(32.5), json!("32"), json!([32])],
        ),
        ("palette_size", vec![json!(1), json!(257), json!(0), json!(16.0), json!("16"), json!(1e30)]),
        ("texturing", vec![json!("grey"), json!("Textured"), json!(""), json!(1), json!(true)]),
        ("color", vec![json!("face"), json!("SURFACE"), json!({}), json!(0)]),
        ("fill", vec![json!("true"), json!(1), json!(0), json!("")]),
        (
            "image_base64",
            vec![json!(null), json!(""), json!(7), json!("data:image/png,abc"), json!("<svg/>")],
        ),
    ] {
        for value in values {
            target.post(path::VOXELIZE, &with(field, value)).await.assert_refused(400);
        }
    }
    target.post(path::VOXELIZE, &json!({})).await.assert_refused(400);
}

#[tokio::test]
async fn a_picture_that_cannot_be_one_is_400() {
    let target = Target::any().await;
    let png = encode(&disc(), ImageFormat::Png);
    let mut huge = png.clone();
    // The header's width and height, with its checksum left wrong: nobody may take memory for either.
    huge[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
    for bytes in [&b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"[..], b"hello, this is text", &png[..20], &huge] {
        let body = json!({ "image_base64": wire::encode_base64(bytes) });
        target.post(path::VOXELIZE, &body).await.assert_refused(400);
    }
}

#[tokio::test]
async fn what_is_refused_charges_nothing() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for body in [json!({}), with("voxel_size", json!(7)), json!({ "image_base64": "AAAA" })] {
        target.post(path::VOXELIZE, &body).await.assert_refused(400);
    }
    let rows = target.accounts().ledger().expect("a ledger");
    assert_eq!(rows.iter().map(|row| row.tokens).collect::<Vec<_>>(), [100]);
}

#[tokio::test]
async fn the_limits_of_the_options_are_taken_and_null_means_absent() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for (field, value) in [
        ("voxel_size", json!(8)),
        ("voxel_size", json!(null)),
        ("palette_size", json!(2)),
        ("palette_size", json!(256)),
        ("palette_size", json!(null)),
        ("texturing", json!(null)),
        ("color", json!("vertex")),
        ("color", json!(null)),
        ("fill", json!(null)),
        ("unknown", json!({ "to": "all" })),
    ] {
        let reply = target.post(path::VOXELIZE, &with(field, value)).await;
        assert_eq!((reply.status, reply.fields()), (200, vec!["balance", "charged", "jobId"]), "{field}");
    }
}

#[tokio::test]
async fn the_options_show_in_the_model() {
    let target = Target::any().await;
    let model = build(&target, &with("voxel_size", json!(20))).await;
    assert_eq!(model.size().max_element(), 20);
    let body = json!({ "image_base64": disc_base64(), "voxel_size": 16, "texturing": "gray" });
    let gray = build(&target, &body).await;
    for (_, colour) in gray.voxels() {
        let colour = gray.palette().get(colour).expect("a colour of the palette");
        assert!(colour.r == colour.g && colour.g == colour.b, "{colour:?} is not gray");
    }
    let two = build(&target, &with("palette_size", json!(2))).await;
    assert!(two.used_colors() <= 2);
}

#[tokio::test]
async fn without_options_a_model_is_32_voxels_long() {
    let target = Target::any().await;
    let model = build(&target, &json!({ "image_base64": disc_base64() })).await;
    assert_eq!(model.size().max_element(), 32);
    assert!(model.used_colors() <= 32);
}

#[tokio::test]
async fn the_same_picture_in_every_encoding_gives_the_same_file() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let plain = disc_base64();
    let url_safe = plain.replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned();
    let broken = plain.as_bytes().chunks(76).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\r\n");
    let mut files = Vec::new();
    for text in [plain.clone(), plain.clone(), url_safe, broken, format!("data:image/png;base64,{plain}")] {
        let job = target.post(path::VOXELIZE, &with("image_base64", json!(text))).await.job();
        let reply = target.finish(&job).await;
        files.push(reply.body["output"]["vox_base64"].as_str().expect("a file").to_owned());
    }
    assert!(files.iter().all(|file| *file == files[0]));
}

#[tokio::test]
async fn jpeg_and_webp_are_taken_too() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for format in [ImageFormat::Jpeg, ImageFormat::WebP] {
        let bytes = wire::encode_base64(&encode(&disc(), format));
        let model = build(&target, &with("image_base64", json!(bytes))).await;
        assert_eq!(model.size().max_element(), 12, "{format:?}");
    }
}

#[tokio::test]
async fn a_job_costs_one_token_and_its_balance_is_frozen() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let first = target.post(path::VOXELIZE, &voxelize_body()).await;
    assert_eq!((&first.body["balance"], &first.body["charged"]), (&json!(99), &json!(true)));
    let second = target.post(path::VOXELIZE, &voxelize_body()).await;
    assert_eq!(second.body["balance"], 98);
    target.accounts().grant("ann", 50).expect("a grant");
    let done = target.finish(&first.job()).await;
    assert_eq!(done.fields(), ["balance", "charged", "executionTime", "output", "state"]);
    assert_eq!((&done.body["balance"], &done.body["charged"]), (&json!(99), &json!(true)));
    let name = done.body["output"]["filename"].as_str().expect("a name");
    assert!(name.ends_with(".vox") && name.len() < 100 && !name.contains('/'), "{name}");
    target.finish(&second.job()).await;
    assert_eq!(target.entries(&first.job()), ["charge"]);
    assert_eq!(target.balance("ann"), Some(148));
}

#[tokio::test]
async fn the_last_token_can_be_spent_and_no_further_one() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let token = target.add_account("bob", Some(1));
    let last = target.post_as(&token, path::VOXELIZE, &voxelize_body()).await;
    assert_eq!((last.status, &last.body["balance"]), (200, &json!(0)));
    let reply = target.post_as(&token, path::VOXELIZE, &voxelize_body()).await;
    reply.assert_code(402, "INSUFFICIENT_TOKENS");
    target.accounts().grant("bob", 1).expect("a grant");
    target.post_as(&token, path::VOXELIZE, &voxelize_body()).await.job();
}

#[tokio::test]
async fn no_balance_record_is_403_and_an_empty_one_402_after_400() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let none = target.add_account("none", None);
    let zero = target.add_account("zero", Some(0));
    target.post_as(&none, path::VOXELIZE, &voxelize_body()).await.assert_code(403, "NO_BALANCE");
    target.post_as(&zero, path::VOXELIZE, &voxelize_body()).await.assert_code(402, "INSUFFICIENT_TOKENS");
    for token in [&none, &zero] {
        target.post_as(token, path::VOXELIZE, &json!({})).await.assert_refused(400);
    }
    target.accounts().grant("none", 2).expect("a grant makes a record");
    assert_eq!(target.post_as(&none, path::VOXELIZE, &voxelize_body()).await.body["balance"], 1);
}

#[tokio::test]
async fn a_picture_with_nothing_to_build_fails_as_a_job_and_gives_its_token_back() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let plain = RgbaImage::from_pixel(32, 32, image::Rgba([90, 120, 60, 255]));
    let plain = wire::encode_base64(&encode(&plain, ImageFormat::Png));
    for body in [empty_body(), json!({ "image_base64": plain })] {
        let job = target.post(path::VOXELIZE, &body).await.job();
        let reply = target.finish(&job).await;
        assert_eq!((reply.body["state"].as_str(), reply.fields()), (Some("failed"), vec!["error", "state"]));
        for _ in 0..5 {
            assert_eq!(target.status(&job).await.body, reply.body);
        }
        assert_eq!(target.entries(&job), ["charge", "refund"]);
    }
    assert_eq!(target.balance("ann"), Some(100));
}

#[tokio::test]
async fn the_refund_needs_no_poll() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let job = target.post(path::VOXELIZE, &empty_body()).await.job();
    let refunded = async {
        while target.balance("ann") != Some(100) {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), refunded).await.expect("the token comes back");
    assert_eq!(target.entries(&job), ["charge", "refund"]);
}
