//! What holds for the machine whatever happens to it.

use super::machine::{Circumstances, Reply, Run, Sent, Stage, Step};
use crate::client::{CallError, Refusal};
use crate::view::{RunKind, TroubleCode};
use proptest::prelude::*;
use wire::{Completion, ErrorBody, ErrorCode, JobId, Output, Progress, Status};

/// Anything that can happen to a run.
#[derive(Clone, Debug)]
enum Happening {
    /// The step is made, with this reply. Where the step isn't one that gets it, it comes too late or too early.
    Reply(Reply),
    Cancel,
    /// The program dies and another one takes over, before or after the request left.
    Restart {
        leaving: bool,
    },
    /// Time passes, in ms.
    Later(i64),
}

fn run(kind: RunKind) -> Run {
    Run {
        id: "run".to_owned(),
        generation: "generation".to_owned(),
        kind,
        candidate: None,
        options: None,
        service: "https://service.example".to_owned(),
        key: "key".to_owned(),
        created_at: 0,
        stage: Stage::Submitting { sent: Sent::No },
        cancelling: false,
        working: false,
        delay_ms: 0,
        execution_ms: 0,
        heard_at: None,
        retry_at: None,
        failing_since: None,
        failures: 0,
        trouble: None,
        balance: None,
        charged: None,
    }
}

fn job() -> JobId {
    JobId::new("job").unwrap()
}

fn refusal(status: u16, code: Option<ErrorCode>) -> Reply {
    let body = ErrorBody { code, ..ErrorBody::sentence("no") };
    Reply::Error(CallError::Refused(Refusal { status, body, retry_after_s: None, echoed: false }))
}

fn unreachable(may_have_arrived: bool) -> Reply {
    Reply::Error(CallError::Unreachable { sentence: "no way".to_owned(), may_have_arrived })
}

fn submitted() -> Reply {
    Reply::Submitted { job: job(), balance: Some(4), charged: Some(true) }
}

fn completed() -> Reply {
    let output = Output::Model { filename: String::new(), vox: Vec::new() };
    Reply::Status(Status::Completed(Completion { execution_ms: 1, output, balance: None, charged: None }))
}

fn happenings() -> impl Strategy<Value = Happening> {
    let status =
        prop::sample::select(vec![400, 401, 402, 403, 404, 405, 410, 413, 415, 418, 429, 500, 502, 503]);
    let reply = prop_oneof![
        3 => Just(submitted()),
        2 => Just(Reply::Status(Status::Queued(Progress::default()))),
        2 => Just(Reply::Status(Status::Running(Progress::default()))),
        1 => Just(Reply::Status(Status::Failed("no".to_owned()))),
        1 => Just(completed()),
        1 => Just(Reply::CannotCancel),
        1 => Just(Reply::NewToken),
        1 => Just(Reply::Unusable { code: TroubleCode::Disk, message: "full".to_owned() }),
        5 => status.prop_map(|status| refusal(status, None)),
        3 => any::<bool>().prop_map(unreachable),
    ];
    prop_oneof![
        8 => reply.prop_map(Happening::Reply),
        1 => Just(Happening::Cancel),
        1 => any::<bool>().prop_map(|leaving| Happening::Restart { leaving }),
        3 => (0..120_000_i64).prop_map(Happening::Later),
    ]
}

fn kinds() -> impl Strategy<Value = RunKind> {
    prop_oneof![Just(RunKind::Images), Just(RunKind::Voxelize)]
}

proptest! {
    #[test]
    fn a_run_at_rest_stays_there_and_another_one_always_has_a_step(
        kind in kinds(), knows_keys: bool, happenings in prop::collection::vec(happenings(), 0..40)
    ) {
        let mut run = run(kind);
        let mut now = 1_000;
        for happening in happenings {
            let before = run.clone();
            let step = run.next(now);
            prop_assert_eq!(step == Step::Rest, run.rests());
            if let Step::Pause(until) = step {
                prop_assert!(until > now && until - now <= 3_600_000);
            }
            match happening {
                Happening::Reply(reply) => {
                    if step == Step::Submit {
                        run.sending();
                    }
                    run.apply(reply, Circumstances { now, knows_keys }, 200);
                }
                Happening::Cancel => run.cancel(),
                Happening::Restart { leaving } => {
                    if leaving && step == Step::Submit {
                        run.sending();
                    }
                    run.resume(Circumstances { now, knows_keys });
                }
                Happening::Later(ms) => now += ms,
            }
            if before.rests() {
                prop_assert_eq!(&run, &before);
            }
            // Only a result on disk makes it done, and only a person's word makes another key.
            prop_assert_ne!(&run.stage, &Stage::Done);
            prop_assert_eq!(&run.key, "key");
        }
    }

    /// The promise that matters most: where keys aren't known, a paid request never leaves a second time while the
    /// first one may have arrived.
    #[test]
    fn nobody_pays_twice_without_having_said_so(happenings in prop::collection::vec(happenings(), 0..60)) {
        let mut run = run(RunKind::Voxelize);
        let (mut now, mut may_have_arrived) = (1_000, false);
        for happening in happenings {
            match happening {
                Happening::Reply(reply) => {
                    let posts = run.next(now) == Step::Submit;
                    if posts != matches!(reply, Reply::Submitted { .. }) && !matches!(reply, Reply::Error(_)) {
                        continue;
                    }
                    if posts {
                        prop_assert!(!may_have_arrived, "{:?}", run);
                        run.sending();
                        may_have_arrived = !matches!(
                            reply,
                            Reply::Error(CallError::Unreachable { may_have_arrived: false, .. })
                                | Reply::Error(CallError::Refused(Refusal { status: 400..=499, .. }))
                        );
                    }
                    run.apply(reply, Circumstances { now, knows_keys: false }, 200);
                }
                Happening::Cancel => run.cancel(),
                Happening::Restart { leaving } => {
                    if leaving && run.next(now) == Step::Submit {
                        prop_assert!(!may_have_arrived, "{:?}", run);
                        run.sending();
                        may_have_arrived = true;
                    }
                    run.resume(Circumstances { now, knows_keys: false });
                }
                Happening::Later(ms) => now += ms,
            }
        }
    }
}

fn at(now: i64) -> Circumstances {
    Circumstances { now, knows_keys: false }
}

fn waiting() -> Run {
    let mut run = run(RunKind::Voxelize);
    run.sending();
    run.apply(submitted(), at(0), 200);
    run
}

#[test]
fn a_job_is_kept_while_a_token_is_missing() {
    let mut run = waiting();
    run.apply(refusal(401, None), at(1), 200);
    assert_eq!(run.next(i64::MAX), Step::WaitForToken);
    run.apply(Reply::NewToken, at(2), 200);
    assert_eq!(run.next(2), Step::Poll(job()));
}

#[test]
fn whoever_takes_a_run_up_tries_with_what_it_has_and_still_keeps_to_a_rate_limit() {
    let mut run = waiting();
    run.apply(refusal(401, None), at(1), 200);
    run.resume(at(2));
    assert_eq!((run.next(2), &run.trouble), (Step::Poll(job()), &None));
    run.apply(unreachable(false), at(2), 200);
    run.resume(at(3));
    assert_eq!(run.next(3), Step::Poll(job()));

    let mut limited = self::run(RunKind::Images);
    limited.sending();
    limited.apply(refusal(429, None), at(1_000), 200);
    limited.resume(at(1_001));
    assert_eq!(limited.next(1_001), Step::Pause(16_000));
}

#[test]
fn a_hiccup_is_shown_after_a_minute_of_it() {
    let mut run = waiting();
    for now in [0, 20_000, 59_000] {
        run.apply(refusal(502, None), at(now), 200);
        assert_eq!(run.trouble, None, "{now}");
    }
    run.apply(refusal(502, None), at(60_000), 200);
    assert_eq!(run.trouble.as_ref().unwrap().code, TroubleCode::Offline);
    run.apply(Reply::Status(Status::Running(Progress::default())), at(61_000), 200);
    assert_eq!(run.trouble, None);
}

#[test]
fn pauses_grow_to_half_a_minute() {
    let mut run = waiting();
    let mut last = 0;
    for _ in 0..20 {
        run.apply(unreachable(false), at(0), 200);
        let Step::Pause(until) = run.next(0) else { panic!("{run:?}") };
        assert!(until <= 30_000);
        last = until;
    }
    assert!(last > 20_000);
}

#[test]
fn a_rate_limit_counts_down_and_can_be_cancelled() {
    let mut limited = run(RunKind::Images);
    limited.sending();
    limited.apply(refusal(429, None), at(1_000), 200);
    assert_eq!(limited.next(1_000), Step::Pause(16_000));
    assert_eq!(limited.next(16_000), Step::Submit);
    limited.cancel();
    assert_eq!(limited.stage, Stage::Cancelled { job: None });
}

#[test]
fn refusals_rest_with_the_code_that_the_page_acts_on() {
    let cases = [
        (400, None, TroubleCode::Refused),
        (402, Some(ErrorCode::InsufficientTokens), TroubleCode::OutOfTokens),
        (403, Some(ErrorCode::NoBalance), TroubleCode::NoBalance),
        (404, None, TroubleCode::Refused),
        (413, None, TroubleCode::Refused),
        (415, None, TroubleCode::Refused),
    ];
    for (status, code, trouble) in cases {
        let mut run = run(RunKind::Voxelize);
        run.sending();
        run.apply(refusal(status, code), at(0), 200);
        assert_eq!(run.stage, Stage::Failed { job: None }, "{status}");
        assert_eq!(run.trouble.unwrap().code, trouble, "{status}");
    }
}

#[test]
fn whoever_cancels_is_not_kept_waiting_for_a_service_that_is_gone() {
    let mut run = waiting();
    run.apply(unreachable(false), at(0), 200);
    run.cancel();
    run.apply(unreachable(false), at(1_000), 200);
    assert_eq!(run.phase(), crate::view::RunPhase::Cancelling, "it may be back in a moment");
    run.apply(unreachable(false), at(9_000), 200);
    assert_eq!(run.stage, Stage::Cancelled { job: Some(job()) });
    assert!(run.trouble.as_ref().unwrap().message.contains("can still be fetched"));
    run.again("another".to_owned());
    assert_eq!(run.next(10_000), Step::Poll(job()));
}

#[test]
fn a_job_that_is_gone_is_lost_with_the_reason() {
    let mut run = waiting();
    run.apply(refusal(404, None), at(0), 200);
    assert_eq!((run.stage, run.trouble.unwrap().code), (Stage::Lost, TroubleCode::JobLost));
}

#[test]
fn a_result_that_found_no_room_is_fetched_again_and_not_paid_again() {
    let mut run = waiting();
    run.apply(completed(), at(0), 200);
    run.apply(Reply::Unusable { code: TroubleCode::Disk, message: "full".to_owned() }, at(0), 200);
    assert_eq!(run.next(0), Step::Rest);
    run.again("another".to_owned());
    assert_eq!((run.next(0), run.key.as_str()), (Step::Poll(job()), "key"));
}

#[test]
fn a_cancelled_job_of_a_service_that_cannot_stop_it_can_still_be_fetched() {
    let mut run = waiting();
    run.cancel();
    assert_eq!(run.next(0), Step::Cancel(job()));
    run.apply(Reply::CannotCancel, at(0), 200);
    assert_eq!(run.stage, Stage::Cancelled { job: Some(job()) });
    assert!(run.trouble.as_ref().unwrap().message.contains("spent"));
    run.again("another".to_owned());
    assert_eq!(run.next(0), Step::Poll(job()));
}

#[test]
fn a_free_request_is_simply_sent_again() {
    let mut run = run(RunKind::Images);
    run.sending();
    run.apply(unreachable(true), at(0), 200);
    assert_eq!(run.next(60_000), Step::Submit);
}
