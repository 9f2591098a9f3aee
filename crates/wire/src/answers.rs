//! Answers: written by the service, read leniently by the client.

use crate::refusal::{NO_REASON, sentence};
use crate::{JobId, Seed, decode_base64, encode_base64, limit};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The answer to a submitted images job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmittedImages {
    /// The job to poll.
    pub job: JobId,
}

impl SubmittedImages {
    /// The body of the answer.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({ "jobId": self.job.as_str() })
    }

    /// Reads an answer's body.
    pub fn parse(body: &[u8]) -> Result<Self, AnswerError> {
        Ok(Self { job: job_id(&object(body)?)? })
    }
}

/// The answer to a submitted voxelize job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmittedVoxelize {
    /// The job to poll.
    pub job: JobId,
    /// Tokens left after the charge; `None` where the service doesn't say.
    pub balance: Option<i64>,
    /// Whether a token was taken; `None` where the service doesn't say.
    pub charged: Option<bool>,
}

impl SubmittedVoxelize {
    /// The body of the answer.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({ "jobId": self.job.as_str(), "balance": self.balance, "charged": self.charged })
    }

    /// Reads an answer's body.
    pub fn parse(body: &[u8]) -> Result<Self, AnswerError> {
        let fields = object(body)?;
        Ok(Self {
            job: job_id(&fields)?,
            balance: whole(&fields, "balance"),
            charged: fields.get("charged").and_then(Value::as_bool),
        })
    }
}

/// How a job stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Waits for a worker.
    Queued(Progress),
    /// A worker is on it.
    Running(Progress),
    /// There is a result.
    Completed(Completion),
    /// There will be none, and this sentence says why.
    Failed(String),
}

/// How long a job has waited and worked, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// In the queue.
    pub delay_ms: u64,
    /// Executing.
    pub execution_ms: u64,
}

/// A finished job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Milliseconds that the execution took.
    pub execution_ms: u64,
    /// The result.
    pub output: Output,
    /// For voxelize: the balance just after this job's charge.
    pub balance: Option<i64>,
    /// For voxelize: whether a token was taken.
    pub charged: Option<bool>,
}

/// What a job made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Candidate images.
    Images {
        /// The seed that was used, also where the request named none.
        seed: Option<Seed>,
        /// The images, ordered by index.
        images: Vec<CandidateImage>,
        /// What the sketch generator drew and ignored; only our own service says it.
        words: Option<DrawnWords>,
    },
    /// A `.vox` file.
    Model {
        /// A name for the file, as the service sent it: not safe to write to as it is.
        filename: String,
        /// The bytes of the file.
        vox: Vec<u8>,
    },
}

/// One candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateImage {
    /// 0, 1 or 2.
    pub index: u8,
    /// The encoded picture.
    pub image: Vec<u8>,
}

/// What became of a prompt's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DrawnWords {
    /// The concepts that were drawn.
    pub drew: Vec<String>,
    /// The colours and materials that were used.
    pub colours: Vec<String>,
    /// The words that had no effect.
    pub ignored: Vec<String>,
}

impl Status {
    /// The body of the answer.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Queued(progress) => progress.to_json("queued"),
            Self::Running(progress) => progress.to_json("running"),
            Self::Completed(completion) => completion.to_json(),
            Self::Failed(error) => json!({ "state": "failed", "error": error }),
        }
    }

    /// Reads an answer's body.
    pub fn parse(body: &[u8]) -> Result<Self, AnswerError> {
        let fields = object(body)?;
        let state = fields.get("state").and_then(Value::as_str).ok_or(AnswerError::Missing("state"))?;
        match state {
            "queued" => Ok(Self::Queued(Progress::read(&fields))),
            "running" => Ok(Self::Running(Progress::read(&fields))),
            "failed" => {
                let error = fields.get("error").and_then(Value::as_str).and_then(sentence);
                Ok(Self::Failed(error.unwrap_or_else(|| NO_REASON.to_owned())))
            }
            "completed" => Completion::read(&fields).map(Self::Completed),
            _ => Err(AnswerError::State),
        }
    }
}

impl Progress {
    fn read(fields: &Map<String, Value>) -> Self {
        let ms = |name| whole(fields, name).and_then(|ms| u64::try_from(ms).ok()).unwrap_or(0);
        Self { delay_ms: ms("delayTime"), execution_ms: ms("executionTime") }
    }

    fn to_json(self, state: &str) -> Value {
        json!({ "state": state, "delayTime": self.delay_ms, "executionTime": self.execution_ms })
    }
}

impl Completion {
    fn read(fields: &Map<String, Value>) -> Result<Self, AnswerError> {
        let output = fields.get("output").and_then(Value::as_object).ok_or(AnswerError::Missing("output"))?;
        Ok(Self {
            execution_ms: Progress::read(fields).execution_ms,
            output: Output::read(output)?,
            balance: whole(fields, "balance"),
            charged: fields.get("charged").and_then(Value::as_bool),
        })
    }

    fn to_json(&self) -> Value {
        let mut body = json!({
            "state": "completed",
            "executionTime": self.execution_ms,
            "output": self.output.to_json(),
        });
        if let Output::Model { .. } = self.output {
            body["balance"] = json!(self.balance);
            body["charged"] = json!(self.charged);
        }
        body
    }
}

impl Output {
    /// The `output` object of a completed status.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Images { seed, images, words } => {
                let image = |image: &CandidateImage| json!({ "index": image.index, "image_base64": encode_base64(&image.image) });
                let images: Vec<Value> = images.iter().map(image).collect();
                let mut output = json!({ "seed": seed, "images": images });
                if let Some(words) = words {
                    output["words"] = json!(words);
                }
                output
            }
            Self::Model { filename, vox } => {
                json!({ "filename": filename, "vox_base64": encode_base64(vox) })
            }
        }
    }

    fn read(output: &Map<String, Value>) -> Result<Self, AnswerError> {
        if let Some(vox) = output.get("vox_base64").and_then(Value::as_str) {
            let vox = decode_base64(vox, limit::VOXELIZE_ANSWER)
                .map_err(|_| AnswerError::Encoding("vox_base64"))?;
            let filename = output.get("filename").and_then(Value::as_str).unwrap_or_default().to_owned();
            return Ok(Self::Model { filename, vox });
        }
        let listed = output.get("images").and_then(Value::as_array).ok_or(AnswerError::Missing("images"))?;
        let mut images = Vec::new();
        for (place, entry) in listed.iter().take(16).enumerate() {
            let encoded = entry
                .get("image_base64")
                .and_then(Value::as_str)
                .ok_or(AnswerError::Missing("image_base64"))?;
            let image = decode_base64(encoded, limit::IMAGES_ANSWER)
                .map_err(|_| AnswerError::Encoding("image_base64"))?;
            let index = entry.as_object().and_then(|entry| whole(entry, "index")).unwrap_or(place as i64);
            images
                .push(CandidateImage { index: u8::try_from(index).map_err(|_| AnswerError::Index)?, image });
        }
        images.sort_by_key(|image| image.index);
        if images.is_empty() || images.windows(2).any(|pair| pair[0].index == pair[1].index) {
            return Err(AnswerError::Index);
        }
        let seed = whole(output, "seed")
            .and_then(|seed| u64::try_from(seed).ok())
            .and_then(|seed| Seed::new(seed).ok());
        Ok(Self::Images { seed, images, words: DrawnWords::read(output) })
    }
}

impl DrawnWords {
    fn read(output: &Map<String, Value>) -> Option<Self> {
        let words = output.get("words")?.as_object()?;
        let list = |name: &str| {
            let listed = words.get(name).and_then(Value::as_array).into_iter().flatten();
            listed.filter_map(Value::as_str).take(100).map(|word| word.chars().take(100).collect()).collect()
        };
        Some(Self { drew: list("drew"), colours: list("colours"), ignored: list("ignored") })
    }
}

fn object(body: &[u8]) -> Result<Map<String, Value>, AnswerError> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(AnswerError::NotJson),
    }
}

fn job_id(fields: &Map<String, Value>) -> Result<JobId, AnswerError> {
    let id = fields.get("jobId").and_then(Value::as_str).ok_or(AnswerError::Missing("jobId"))?;
    JobId::new(id).map_err(|_| AnswerError::JobId)
}

/// A number that may come as a float: 4, 4.0 and 4.2 are all 4. Absent, null, infinite or huge is none.
fn whole(fields: &Map<String, Value>, name: &str) -> Option<i64> {
    let number = fields.get(name)?;
    number.as_i64().or_else(|| number.as_f64().filter(|float| float.abs() < 9.1e15).map(|float| float as i64))
}

/// Why an answer made no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// HTML, a cut body, or JSON that is no object.
    #[error("the service's answer is not the JSON that was expected")]
    NotJson,
    /// A field that has to be there isn't.
    #[error("the service's answer lacks \"{0}\"")]
    Missing(&'static str),
    /// A state that the contract doesn't know.
    #[error("the service's answer names an unknown state")]
    State,
    /// The job's id can't be one.
    #[error("the service's answer names a job by an id that can't be one")]
    JobId,
    /// No base64, or more than the limit.
    #[error("the service's answer holds \"{0}\" that can't be decoded")]
    Encoding(&'static str),
    /// No image, two of the same index, or an index that can't be one.
    #[error("the service's answer holds images that can't be told apart")]
    Index,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn floats_missing_fields_and_unknown_ones_are_withstood() {
        let body = br#"{"state":"running","executionTime":45000.7,"eta":null}"#;
        let progress = Progress { delay_ms: 0, execution_ms: 45_000 };
        assert_eq!(Status::parse(body).unwrap(), Status::Running(progress));
        let submitted = SubmittedVoxelize::parse(br#"{"jobId":"j1","balance":4.0}"#).unwrap();
        assert_eq!((submitted.balance, submitted.charged), (Some(4), None));
        for reason in ["null", "7", r#""""#, r#"" \u0007""#] {
            let body = format!(r#"{{"state":"failed","error":{reason}}}"#);
            let failed = Status::Failed(NO_REASON.to_owned());
            assert_eq!(Status::parse(body.as_bytes()), Ok(failed), "{reason}");
        }
    }

    #[test]
    fn what_is_no_answer_is_an_error() {
        assert_eq!(Status::parse(b"<html>502</html>"), Err(AnswerError::NotJson));
        assert_eq!(Status::parse(br#"{"state":"complet"#), Err(AnswerError::NotJson));
        assert_eq!(Status::parse(br#"{"state":"completed"}"#), Err(AnswerError::Missing("output")));
        assert_eq!(Status::parse(br#"{"state":"paused"}"#), Err(AnswerError::State));
        let twice = br#"{"state":"completed","output":{"images":[{"index":1,"image_base64":"AA"},{"index":1,"image_base64":"AA"}]}}"#;
        assert_eq!(Status::parse(twice), Err(AnswerError::Index));
        assert_eq!(SubmittedImages::parse(br#"{"jobId":"a b"}"#), Err(AnswerError::JobId));
    }

    #[test]
    fn what_the_service_writes_the_client_reads() {
        let images = Status::Completed(Completion {
            execution_ms: 38_000,
            output: Output::Images {
                seed: Some(Seed::new(12_345).unwrap()),
                images: (0..3).map(|index| CandidateImage { index, image: vec![index, 255] }).collect(),
                words: Some(DrawnWords { drew: vec!["castle".into()], ..DrawnWords::default() }),
            },
            balance: None,
            charged: None,
        });
        let model = Status::Completed(Completion {
            execution_ms: 210_000,
            output: Output::Model { filename: "voxel_00000.vox".into(), vox: b"VOX ".to_vec() },
            balance: Some(4),
            charged: Some(true),
        });
        for status in
            [images, model, Status::Failed("out of paint".into()), Status::Queued(Progress::default())]
        {
            assert_eq!(Status::parse(status.to_json().to_string().as_bytes()).unwrap(), status);
        }
    }

    proptest! {
        #[test]
        fn no_body_makes_it_panic(body in ".{0,200}") {
            let _ = Status::parse(body.as_bytes());
        }
    }
}
