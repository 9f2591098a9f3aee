//! The generation service: accounts, ledger, queue, workers and generators behind the HTTP contract.
