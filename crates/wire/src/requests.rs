//! Requests: built by the client, parsed strictly by the service.

use crate::{
    EncodingError, JobId, JobIdError, Prompt, PromptError, Seed, SeedError, decode_base64, encode_base64,
    limit,
};
use serde_json::{Map, Value, json};
use voxel::{ColorMode, OptionsError, PaletteSize, Texturing, VoxelSize, VoxelizeOptions};

/// Asks for three candidate images.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImagesRequest {
    /// What to draw.
    pub prompt: Prompt,
    /// The seed; the service chooses one where it is absent.
    pub seed: Option<Seed>,
}

impl ImagesRequest {
    /// Reads a request's body.
    pub fn parse(body: &[u8]) -> Result<Self, RequestError> {
        let fields = object(body)?;
        let prompt = text(&fields, "prompt")?.ok_or(RequestError::Missing("prompt"))?;
        let seed = match present(&fields, "seed") {
            None => None,
            Some(value) => Some(Seed::new(value.as_u64().ok_or(SeedError)?)?),
        };
        Ok(Self { prompt: Prompt::new(prompt)?, seed })
    }

    /// The body to send.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self.seed {
            Some(seed) => json!({ "prompt": self.prompt.as_str(), "seed": seed }),
            None => json!({ "prompt": self.prompt.as_str() }),
        }
    }
}

/// Asks for a `.vox` file of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoxelizeRequest {
    /// The encoded picture: PNG, JPEG or WebP. Its contents are not looked at here.
    pub image: Vec<u8>,
    /// How to build the model.
    pub options: VoxelizeOptions,
}

impl VoxelizeRequest {
    /// Reads a request's body.
    pub fn parse(body: &[u8]) -> Result<Self, RequestError> {
        let fields = object(body)?;
        let encoded = text(&fields, "image_base64")?.ok_or(RequestError::Missing("image_base64"))?;
        let image = decode_base64(encoded, limit::REQUEST)?;
        if image.is_empty() {
            return Err(RequestError::Missing("image_base64"));
        }
        let mut options = VoxelizeOptions::default();
        if let Some(size) = integer(&fields, "voxel_size")? {
            options.voxel_size = VoxelSize::new(size)?;
        }
        if let Some(size) = integer(&fields, "palette_size")? {
            options.palette_size = PaletteSize::new(size)?;
        }
        if let Some(value) = present(&fields, "fill") {
            options.fill =
                value.as_bool().ok_or(RequestError::Type { field: "fill", wanted: "true or false" })?;
        }
        options.texturing = match text(&fields, "texturing")? {
            None | Some("textured") => Texturing::Textured,
            Some("gray") => Texturing::Gray,
            Some(_) => {
                return Err(RequestError::Choice { field: "texturing", choices: "\"textured\" or \"gray\"" });
            }
        };
        options.color = match text(&fields, "color")? {
            None | Some("surface") => ColorMode::Surface,
            Some("vertex") => ColorMode::Vertex,
            Some(_) => {
                return Err(RequestError::Choice { field: "color", choices: "\"surface\" or \"vertex\"" });
            }
        };
        Ok(Self { image, options })
    }

    /// The body to send. Every option is named, so that a service's other defaults change nothing.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "image_base64": encode_base64(&self.image),
            "voxel_size": self.options.voxel_size,
            "texturing": self.options.texturing,
            "fill": self.options.fill,
            "color": self.options.color,
            "palette_size": self.options.palette_size,
        })
    }
}

/// Asks for a job to be cancelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelRequest {
    /// Which job.
    pub job: JobId,
}

impl CancelRequest {
    /// Reads a request's body.
    pub fn parse(body: &[u8]) -> Result<Self, RequestError> {
        let fields = object(body)?;
        let job = text(&fields, "jobId")?.ok_or(RequestError::Missing("jobId"))?;
        Ok(Self { job: JobId::new(job)? })
    }

    /// The body to send.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({ "jobId": self.job.as_str() })
    }
}

fn object(body: &[u8]) -> Result<Map<String, Value>, RequestError> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(RequestError::NotAnObject),
        Err(_) => Err(RequestError::NotJson),
    }
}

/// A field that is there; `null` means absent.
fn present<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    fields.get(name).filter(|value| !value.is_null())
}

fn text<'a>(fields: &'a Map<String, Value>, field: &'static str) -> Result<Option<&'a str>, RequestError> {
    match present(fields, field) {
        None => Ok(None),
        Some(value) => value.as_str().map(Some).ok_or(RequestError::Type { field, wanted: "a text" }),
    }
}

/// A whole number; 32.0 is none. One that overflows is out of every range, so it saturates.
fn integer(fields: &Map<String, Value>, field: &'static str) -> Result<Option<i64>, RequestError> {
    match present(fields, field) {
        None => Ok(None),
        Some(Value::Number(number)) if number.is_i64() || number.is_u64() => {
            Ok(Some(number.as_i64().unwrap_or(i64::MAX)))
        }
        Some(_) => Err(RequestError::Type { field, wanted: "a whole number" }),
    }
}

/// Why a request's body was refused: a 400 with this sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The body isn't JSON.
    #[error("the request's body is not valid JSON")]
    NotJson,
    /// The body is JSON, but no object.
    #[error("the request's body must be a JSON object")]
    NotAnObject,
    /// A required field is absent, null or empty.
    #[error("the field \"{0}\" is missing")]
    Missing(&'static str),
    /// A field has the wrong type.
    #[error("the field \"{field}\" must be {wanted}")]
    Type {
        /// The field's name.
        field: &'static str,
        /// What it should be.
        wanted: &'static str,
    },
    /// A field has a value that isn't one of the choices.
    #[error("the field \"{field}\" must be {choices}")]
    Choice {
        /// The field's name.
        field: &'static str,
        /// What it may be.
        choices: &'static str,
    },
    /// The prompt is empty or too long.
    #[error(transparent)]
    Prompt(#[from] PromptError),
    /// The seed is out of range.
    #[error(transparent)]
    Seed(#[from] SeedError),
    /// An option is out of range.
    #[error(transparent)]
    Options(#[from] OptionsError),
    /// The job's id makes no sense.
    #[error(transparent)]
    Job(#[from] JobIdError),
    /// The picture isn't base64, or too large.
    #[error("the image cannot be read: {0}")]
    Image(#[from] EncodingError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_means_absent_and_unknown_fields_are_ignored() {
        let body =
            br#"{"image_base64":"AAAA","voxel_size":null,"fill":null,"texturing":null,"color":null,"x":[1]}"#;
        let request = VoxelizeRequest::parse(body).unwrap();
        assert_eq!(request.options, VoxelizeOptions::default());
        assert_eq!(request.image, [0, 0, 0]);
    }

    #[test]
    fn wrong_types_and_values_name_their_field() {
        for (body, field) in [
            (r#"{"image_base64":"AAAA","voxel_size":32.0}"#, "voxel_size"),
            (r#"{"image_base64":"AAAA","voxel_size":"32"}"#, "voxel_size"),
            (r#"{"image_base64":"AAAA","voxel_size":129}"#, "voxel size"),
            (r#"{"image_base64":"AAAA","voxel_size":99999999999999999999}"#, "voxel_size"),
            (r#"{"image_base64":"AAAA","palette_size":1}"#, "palette size"),
            (r#"{"image_base64":"AAAA","fill":"yes"}"#, "fill"),
            (r#"{"image_base64":"AAAA","texturing":"grey"}"#, "texturing"),
            (r#"{"image_base64":"AAAA","color":7}"#, "color"),
            (r#"{"image_base64":7}"#, "image_base64"),
            (r#"{"image_base64":""}"#, "image_base64"),
            ("{}", "image_base64"),
        ] {
            let error = VoxelizeRequest::parse(body.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(field), "{body}: {error}");
        }
        assert_eq!(ImagesRequest::parse(b"[]"), Err(RequestError::NotAnObject));
        assert_eq!(ImagesRequest::parse(b"{"), Err(RequestError::NotJson));
        for seed in ["-1", "1.5", "9007199254740992", "\"1\""] {
            let body = format!(r#"{{"prompt":"a","seed":{seed}}}"#);
            assert_eq!(ImagesRequest::parse(body.as_bytes()), Err(RequestError::Seed(SeedError)), "{seed}");
        }
    }

    #[test]
    fn what_the_client_builds_the_service_reads() {
        let images = ImagesRequest {
            prompt: Prompt::new("chest").unwrap(),
            seed: Some(Seed::new(Seed::MAX).unwrap()),
        };
        assert_eq!(ImagesRequest::parse(images.to_json().to_string().as_bytes()).unwrap(), images);
        let options = VoxelizeOptions {
            voxel_size: VoxelSize::new(64).unwrap(),
            palette_size: PaletteSize::new(256).unwrap(),
            fill: true,
            texturing: Texturing::Gray,
            color: ColorMode::Vertex,
        };
        let voxelize = VoxelizeRequest { image: vec![1, 2, 3, 4], options };
        assert_eq!(VoxelizeRequest::parse(voxelize.to_json().to_string().as_bytes()).unwrap(), voxelize);
    }
}
