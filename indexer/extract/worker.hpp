#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"
#include "indexer/extract/wire.hpp"

namespace wegwijzer::extract {

/// The first argument with which a program becomes a worker of an ExtractorPool.
inline constexpr const char* worker_argument = "extract-worker";

/// The whole life of a worker: answers requests on the socket that is its standard input until
/// that closes. The return value is the exit status. A program that uses an ExtractorPool calls
/// this from main, before anything else, when argv[1] is worker_argument.
int extract_worker_main();

/// A request to a worker, and what it answers.
Message request_of(Document document, const Rules& rules);
Message answer_to(const Message& request);
/// Malformed too when the message is not what answer_to makes: a worker that hostile bytes took
/// over can answer anything.
Result<Extracted> read_answer(Message answer);

}  // namespace wegwijzer::extract
