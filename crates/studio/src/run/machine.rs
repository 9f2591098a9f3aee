//! The machine that decides what a run does next. Pure: no clock, no network, no rows.

use crate::client::{CallError, Refusal};
use crate::view::{RunKind, RunPhase, TroubleCode};
use voxel::VoxelizeOptions;
use wire::{ErrorCode, JobId, Status};

/// A hiccup is shown only when it has lasted so long, in ms.
const PATIENCE_MS: i64 = 60_000;

/// So long somebody who wants to stop waits for a service that can't be reached.
const CANCEL_PATIENCE_MS: i64 = 8_000;

/// Pauses grow from one second up to this, in ms.
const LONGEST_PAUSE_MS: i64 = 30_000;

/// One job, from submission to rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub id: String,
    pub generation: String,
    pub kind: RunKind,
    /// For a voxelization: which candidate and which options.
    pub candidate: Option<u8>,
    pub options: Option<VoxelizeOptions>,
    /// The service that it goes to, as rows name it.
    pub service: String,
    /// The idempotency key of its submission.
    pub key: String,
    pub created_at: i64,
    pub stage: Stage,
    /// The person wants it to stop.
    pub cancelling: bool,
    /// A worker is on it, as far as the service said.
    pub working: bool,
    pub delay_ms: u64,
    pub execution_ms: u64,
    /// When the service last said how it stands.
    pub heard_at: Option<i64>,
    /// Not before then is anything sent.
    pub retry_at: Option<i64>,
    /// Since when nothing works, and how often it was tried.
    pub failing_since: Option<i64>,
    pub failures: u32,
    pub trouble: Option<Trouble>,
    pub balance: Option<i64>,
    pub charged: Option<bool>,
}

/// Where a run stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// To be sent.
    Submitting {
        sent: Sent,
    },
    /// The service has it.
    Waiting {
        job: JobId,
    },
    /// There is a result, and it isn't all on disk yet.
    Storing {
        job: JobId,
    },
    Done,
    Failed {
        job: Option<JobId>,
    },
    /// Stopped by the person; the job may go on where the service can't stop it.
    Cancelled {
        job: Option<JobId>,
    },
    /// The service no longer knows the job.
    Lost,
    /// It may or may not have arrived at a service that can't tell: the person decides.
    Unconfirmed,
}

/// Whether a request may be with the service already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// No attempt has arrived.
    No,
    /// One is leaving. Saved before it does: found again at start, it may have arrived.
    Leaving,
    /// An attempt got no answer that makes sense, so it may have arrived.
    Perhaps,
}

/// What is in the way, or why it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub code: TroubleCode,
    pub message: String,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// POST, with the key.
    Submit,
    /// GET the status.
    Poll(JobId),
    /// Ask the service to stop it.
    Cancel(JobId),
    /// Do nothing until then, in ms since 1970.
    Pause(i64),
    /// Do nothing until there is another token.
    WaitForToken,
    /// Nothing, ever.
    Rest,
}

/// What came of a step.
#[derive(Clone, Debug)]
pub enum Reply {
    Submitted {
        job: JobId,
        balance: Option<i64>,
        charged: Option<bool>,
    },
    Status(Status),
    /// The result is on disk.
    Stored,
    /// The result can't be used or kept.
    Unusable {
        code: TroubleCode,
        message: String,
    },
    /// The service can't stop jobs.
    CannotCancel,
    Error(CallError),
    /// There is another token.
    NewToken,
}

/// What the machine is told about the service and the clock.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    pub now: i64,
    /// Whether the service was ever seen to know keys.
    pub knows_keys: bool,
}

impl Run {
    /// Whether nothing more will happen by itself.
    pub fn rests(&self) -> bool {
        !matches!(self.stage, Stage::Submitting { .. } | Stage::Waiting { .. } | Stage::Storing { .. })
    }

    fn waits_for_token(&self) -> bool {
        self.trouble.as_ref().is_some_and(|trouble| trouble.code == TroubleCode::SignIn)
    }

    /// What to do next.
    pub fn next(&self, now: i64) -> Step {
        if self.rests() {
            return Step::Rest;
        }
        if self.waits_for_token() {
            return Step::WaitForToken;
        }
        if let Some(at) = self.retry_at
            && at > now
        {
            return Step::Pause(at);
        }
        match &self.stage {
            Stage::Submitting { .. } => Step::Submit,
            Stage::Waiting { job } if self.cancelling => Step::Cancel(job.clone()),
            Stage::Waiting { job } | Stage::Storing { job } => Step::Poll(job.clone()),
            _ => Step::Rest,
        }
    }

    /// Taken up again at start, or from an owner that died. A paid request that may have arrived goes out again only
    /// where the service knows keys: nobody pays twice without having said so.
    pub fn resume(&mut self, circumstances: Circumstances) {
        let is_limited = self.trouble.as_ref().is_some_and(|trouble| trouble.code == TroubleCode::Busy);
        if !self.rests() && !is_limited {
            // What was in the way of another program, such as a missing token, may not be in the way of this one.
            self.calm();
        }
        if let Stage::Submitting { sent: sent @ (Sent::Leaving | Sent::Perhaps) } = &mut self.stage {
            *sent = Sent::Perhaps;
            if !self.may_repeat(circumstances) {
                self.unconfirmed();
            }
        }
    }

    /// The request is about to leave.
    pub fn sending(&mut self) {
        if let Stage::Submitting { sent: sent @ Sent::No } = &mut self.stage {
            *sent = Sent::Leaving;
        }
    }

    /// The person wants it to stop.
    pub fn cancel(&mut self) {
        match &self.stage {
            Stage::Submitting { sent } if *sent == Sent::No || self.kind == RunKind::Images => {
                // Nothing was sent, or nothing that costs anything.
                self.rest(Stage::Cancelled { job: None }, None);
            }
            // With no token there is no way to ask the service.
            Stage::Waiting { job } if self.waits_for_token() => {
                let job = Some(job.clone());
                self.rest(Stage::Cancelled { job }, None);
            }
            Stage::Submitting { .. } | Stage::Waiting { .. } => {
                self.cancelling = true;
                self.retry_at = None;
            }
            _ => {}
        }
    }

    /// The person wants it again. A result that the service may still have is fetched; everything else is a new
    /// request with a new key.
    pub fn again(&mut self, key: String) {
        let not_kept = self.trouble.as_ref().is_some_and(|trouble| trouble.code == TroubleCode::Disk);
        let stage = match &self.stage {
            Stage::Cancelled { job: Some(job) } => Stage::Waiting { job: job.clone() },
            Stage::Failed { job: Some(job) } if not_kept => Stage::Waiting { job: job.clone() },
            Stage::Failed { .. } | Stage::Cancelled { job: None } | Stage::Lost | Stage::Unconfirmed => {
                self.key = key;
                (self.balance, self.charged) = (None, None);
                Stage::Submitting { sent: Sent::No }
            }
            _ => return,
        };
        self.stage = stage;
        self.cancelling = false;
        self.working = false;
        (self.delay_ms, self.execution_ms) = (0, 0);
        self.heard_at = None;
        self.calm();
    }

    /// Takes in what came of a step. What comes too late changes nothing; only a result that is on disk always counts.
    pub fn apply(&mut self, reply: Reply, circumstances: Circumstances, poll_ms: i64) {
        let now = circumstances.now;
        match reply {
            Reply::Stored => self.rest(Stage::Done, None),
            _ if self.rests() => {}
            Reply::Submitted { job, balance, charged } => {
                if let Stage::Submitting { .. } = self.stage {
                    (self.balance, self.charged) = (balance, charged);
                    self.stage = Stage::Waiting { job };
                    self.calm();
                }
            }
            Reply::Status(status) => self.hear(status, now, poll_ms),
            Reply::Unusable { code, message } => self.fail(code, message),
            Reply::CannotCancel => self.cancelled_here(),
            Reply::NewToken if self.waits_for_token() => self.calm(),
            Reply::NewToken => {}
            Reply::Error(error) => match &self.stage {
                Stage::Submitting { .. } => self.submission_failed(error, circumstances),
                Stage::Waiting { .. } | Stage::Storing { .. } => self.poll_failed(error, now),
                _ => {}
            },
        }
    }

    fn hear(&mut self, status: Status, now: i64, poll_ms: i64) {
        let (Stage::Waiting { job } | Stage::Storing { job }) = &self.stage else { return };
        let job = job.clone();
        self.calm();
        match status {
            Status::Queued(progress) | Status::Running(progress) => {
                self.working = matches!(status, Status::Running(_));
                (self.delay_ms, self.execution_ms) = (progress.delay_ms, progress.execution_ms);
                self.heard_at = Some(now);
                self.retry_at = Some(now + poll_ms);
            }
            Status::Completed(completion) => {
                self.execution_ms = completion.execution_ms;
                self.heard_at = Some(now);
                self.stage = Stage::Storing { job };
            }
            Status::Failed(_) if self.cancelling => self.rest(Stage::Cancelled { job: None }, None),
            Status::Failed(sentence) => self.fail(TroubleCode::Failed, sentence),
        }
    }

    fn submission_failed(&mut self, error: CallError, circumstances: Circumstances) {
        match error {
            CallError::Refused(refusal) => self.submission_refused(&refusal, circumstances),
            CallError::Unreachable { sentence, may_have_arrived: true } => {
                self.maybe_arrived(sentence, circumstances);
            }
            CallError::Unreachable { sentence, may_have_arrived: false } => {
                self.did_not_leave();
                self.try_later(TroubleCode::Offline, sentence, circumstances.now, 0);
            }
        }
        if self.cancelling && self.stage == (Stage::Submitting { sent: Sent::No }) {
            self.rest(Stage::Cancelled { job: None }, None);
        }
    }

    /// Whatever is answered here, this attempt took nothing, except where a server in between gave up.
    fn submission_refused(&mut self, refusal: &Refusal, circumstances: Circumstances) {
        let message = refusal.body.error.clone();
        match refusal.status {
            401 => {
                // Keys are looked up after the token, so this says nothing about earlier attempts.
                self.did_not_leave();
                self.sign_in(message);
            }
            402 => self.fail(TroubleCode::OutOfTokens, message),
            403 if refusal.body.code == Some(ErrorCode::NoBalance) => {
                self.fail(TroubleCode::NoBalance, message);
            }
            429 => {
                self.stage = Stage::Submitting { sent: Sent::No };
                self.wait_for_turn(refusal, circumstances.now);
            }
            500..=599 => self.maybe_arrived(message, circumstances),
            404 | 405 => {
                self.fail(TroubleCode::Refused, format!("this address is no generation service: {message}"));
            }
            _ => self.fail(TroubleCode::Refused, message),
        }
    }

    /// The attempt that was leaving has not arrived; an earlier one may have.
    fn did_not_leave(&mut self) {
        if let Stage::Submitting { sent: sent @ Sent::Leaving } = &mut self.stage {
            *sent = Sent::No;
        }
    }

    fn poll_failed(&mut self, error: CallError, now: i64) {
        let refusal = match error {
            CallError::Refused(refusal) => refusal,
            CallError::Unreachable { sentence, .. } => {
                self.try_later(TroubleCode::Offline, sentence, now, 0);
                // Whoever wants to stop is not kept waiting for a service that is gone.
                if self.cancelling
                    && self.failing_since.is_some_and(|since| now - since >= CANCEL_PATIENCE_MS)
                {
                    self.cancelled_unheard();
                }
                return;
            }
        };
        let message = refusal.body.error;
        match refusal.status {
            401 => self.sign_in(message),
            403 | 404 | 410 => self.rest(Stage::Lost, Some((TroubleCode::JobLost, message))),
            400 => self.fail(TroubleCode::Refused, message),
            // A hiccup worth no word before it has lasted a while.
            _ => self.try_later(TroubleCode::Offline, message, now, PATIENCE_MS),
        }
    }

    /// The request left and no answer made sense.
    fn maybe_arrived(&mut self, sentence: String, circumstances: Circumstances) {
        if self.may_repeat(circumstances) {
            self.stage = Stage::Submitting { sent: Sent::Perhaps };
            self.try_later(TroubleCode::Offline, sentence, circumstances.now, 0);
        } else {
            self.unconfirmed();
        }
    }

    /// Images are free; a voxelization may be sent again only under a key that the service knows.
    fn may_repeat(&self, circumstances: Circumstances) -> bool {
        circumstances.knows_keys || self.kind == RunKind::Images
    }

    fn unconfirmed(&mut self) {
        let message =
            "the request may or may not have reached the service, and a token may be spent".to_owned();
        self.rest(Stage::Unconfirmed, Some((TroubleCode::Unconfirmed, message)));
    }

    fn cancelled_here(&mut self) {
        if let Stage::Waiting { job } = &self.stage {
            let job = Some(job.clone());
            let spent =
                self.charged == Some(true) || (self.kind == RunKind::Voxelize && self.charged.is_none());
            let message =
                "this service can't stop a job; the token is spent, and the result can still be fetched";
            self.rest(Stage::Cancelled { job }, spent.then(|| (TroubleCode::Failed, message.to_owned())));
        }
    }

    fn cancelled_unheard(&mut self) {
        if let Stage::Waiting { job } = &self.stage {
            let job = Some(job.clone());
            let message = "the service could not be reached to stop this; a token may be spent, and the result can \
                still be fetched";
            self.rest(Stage::Cancelled { job }, Some((TroubleCode::Failed, message.to_owned())));
        }
    }

    fn sign_in(&mut self, message: String) {
        self.trouble = Some(Trouble { code: TroubleCode::SignIn, message });
        self.retry_at = None;
    }

    fn wait_for_turn(&mut self, refusal: &Refusal, now: i64) {
        let seconds = refusal.retry_after_s.unwrap_or(15).max(1);
        self.retry_at = Some(now + i64::try_from(seconds).unwrap_or(15) * 1000);
        self.trouble = Some(Trouble { code: TroubleCode::Busy, message: refusal.body.error.clone() });
    }

    /// Pauses grow, with a little of the run's own, so that not all come back at the same moment.
    fn try_later(&mut self, code: TroubleCode, message: String, now: i64, patience_ms: i64) {
        self.failures = self.failures.saturating_add(1);
        let since = *self.failing_since.get_or_insert(now);
        let pause = (500_i64 << self.failures.min(10)).min(LONGEST_PAUSE_MS);
        let own = self
            .id
            .bytes()
            .fold(u64::from(self.failures), |sum, byte| sum.wrapping_mul(31) + u64::from(byte));
        self.retry_at = Some(now + pause - i64::try_from(own % 250).unwrap_or(0) * pause / 1000);
        if now - since >= patience_ms {
            self.trouble = Some(Trouble { code, message });
        }
    }

    fn fail(&mut self, code: TroubleCode, message: String) {
        let job = match &self.stage {
            Stage::Waiting { job } | Stage::Storing { job } => Some(job.clone()),
            _ => None,
        };
        self.rest(Stage::Failed { job }, Some((code, message)));
    }

    fn rest(&mut self, stage: Stage, trouble: Option<(TroubleCode, String)>) {
        self.stage = stage;
        self.calm();
        self.cancelling = false;
        self.trouble = trouble.map(|(code, message)| Trouble { code, message });
    }

    fn calm(&mut self) {
        self.trouble = None;
        self.retry_at = None;
        self.failing_since = None;
        self.failures = 0;
    }

    /// As the page sees where it stands.
    pub fn phase(&self) -> RunPhase {
        match &self.stage {
            Stage::Submitting { .. } | Stage::Waiting { .. } if self.cancelling => RunPhase::Cancelling,
            Stage::Submitting { .. } => RunPhase::Submitting,
            Stage::Waiting { .. } if self.working => RunPhase::Running,
            Stage::Waiting { .. } => RunPhase::Queued,
            Stage::Storing { .. } => RunPhase::Storing,
            Stage::Done => RunPhase::Done,
            Stage::Failed { .. } => RunPhase::Failed,
            Stage::Cancelled { .. } => RunPhase::Cancelled,
            Stage::Lost => RunPhase::Lost,
            Stage::Unconfirmed => RunPhase::Unconfirmed,
        }
    }
}
