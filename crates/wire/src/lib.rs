//! The shapes of the generation service's contract: requests, answers, ids, error codes.
