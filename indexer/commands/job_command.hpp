#pragma once

#include "indexer/commands/command.hpp"
#include "indexer/pipeline.hpp"

namespace wegwijzer::commands {

/// run, harvest and build: load the configuration, take the lock, do the job, tell how it went.
ExitStatus do_job(const Context& context, Job job);

}  // namespace wegwijzer::commands
