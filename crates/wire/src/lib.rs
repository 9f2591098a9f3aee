//! The shapes of the generation service's contract: requests, answers, ids, error codes.
//!
//! Both ends of the wire use this crate: the service parses requests *strictly* (a wrong type is a refusal with a
//! sentence), the client parses answers *leniently* (unknown fields, floats for integers and missing optional fields
//! are withstood). No IO happens here.

mod answers;
mod encoding;
mod filename;
mod ids;
mod prompt;
mod refusal;
mod requests;

pub use answers::{
    AnswerError, CandidateImage, Completion, DrawnWords, Output, Progress, Status, SubmittedImages,
    SubmittedVoxelize,
};
pub use encoding::{EncodingError, decode_base64, encode_base64};
pub use filename::safe_file_stem;
pub use ids::{JobId, JobIdError, Seed, SeedError};
pub use prompt::{Prompt, PromptError};
pub use refusal::{ErrorBody, ErrorCode};
pub use requests::{CancelRequest, ImagesRequest, RequestError, VoxelizeRequest};

/// Where the contract's endpoints are, below the base URL.
pub mod path {
    /// Submits a job that draws three candidate images.
    pub const IMAGES: &str = "/api/generate/images";
    /// Submits a job that turns an image into a `.vox` file.
    pub const VOXELIZE: &str = "/api/generate/voxelize";
    /// Tells how a job stands.
    pub const STATUS: &str = "/api/generate/status";
    /// Cancels a job; only our own service has it.
    pub const CANCEL: &str = "/api/generate/cancel";
}

/// The header that makes a POST safe to repeat. A service that knows it echoes it in the answer.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// How large things on the wire may be, in bytes.
pub mod limit {
    /// The body of a request.
    pub const REQUEST: usize = 32 << 20;
    /// A status answer that carries three images.
    pub const IMAGES_ANSWER: usize = 64 << 20;
    /// A status answer that carries a `.vox` file.
    pub const VOXELIZE_ANSWER: usize = 64 << 20;
    /// Any other answer.
    pub const PLAIN_ANSWER: usize = 1 << 20;
}
