#include <fmt/format.h>
#include <pthread.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <thread>

#include "base/clock.hpp"
#include "base/exit_status.hpp"
#include "base/result.hpp"
#include "schema/taxonomy.hpp"
#include "searchd/http/front.hpp"
#include "searchd/http/server.hpp"
#include "searchd/search/generation.hpp"
#include "statistics/question_recorder.hpp"

namespace wegwijzer {
namespace {

constexpr int most_workers = 256;
/// File descriptors that are not connections: the index, the log, the library's own.
constexpr rlim_t other_descriptors = 200;

struct Settings {
  std::string listen = "127.0.0.1:8080";
  std::filesystem::path data = "./data";
  std::filesystem::path config = "./crawl-config";
  int workers = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
};

/// SIGTERM and SIGINT as a call. To be made before any other thread, which then all leave these
/// signals alone.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  ~StopSignals() {
    if (!waiter_.joinable()) return;
    pthread_kill(waiter_.native_handle(), SIGTERM);  // in case none came
    waiter_.join();
  }

  void then(std::function<void()> stop) {
    waiter_ = std::thread([this, stop = std::move(stop)] {
      int signal = 0;
      sigwait(&signals_, &signal);
      stop();
    });
  }

 private:
  sigset_t signals_;
  std::thread waiter_;
};

/// Takes as many file descriptors as the system grants, and says how many connections fit.
std::size_t connections_that_fit(std::size_t wanted) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted + other_descriptors);
  setrlimit(RLIMIT_NOFILE, &limit);
  getrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(wanted,
                               limit.rlim_cur - std::min(limit.rlim_cur, other_descriptors));
}

void tell_about_index(search::CurrentGeneration& current, const Settings& settings) {
  const auto generation = current.get();
  if (!generation) {
    if (current.is_news(generation.error().what)) {
      spdlog::warn("{}; serving goes on, and the next index is noticed", generation.error().what);
    }
    return;
  }
  const Manifest& manifest = (*generation)->manifest();
  spdlog::info("generation {}: {} documents", manifest.id, manifest.documents);
  const auto taxonomy = load_taxonomy(settings.config / "taxonomy");
  const bool has_config = std::filesystem::exists(settings.config / "taxonomy");
  if (has_config && taxonomy && fingerprint(*taxonomy) != manifest.taxonomy) {
    spdlog::warn(
        "the taxonomy in {} is not the one that the index was made with; "
        "wegwijzer-indexer build makes it anew",
        settings.config.string());
  }
}

ExitStatus complain(const Error& error) {
  fmt::print(stderr, "{}", to_text(error));
  return exit_status(error.code);
}

ExitStatus serve(const Settings& settings) {
  std::signal(SIGPIPE, SIG_IGN);
  StopSignals stop_signals;
  auto listener = http::Listener::open(settings.listen);
  if (!listener) return complain(listener.error());

  search::CurrentGeneration current(settings.data);
  tell_about_index(current, settings);

  http::FrontOptions options;
  options.workers = settings.workers;
  options.most_connections = connections_that_fit(options.most_connections);
  const SystemClock clock;
  statistics::QuestionRecorder questions(settings.data / statistics::questions_file, clock);
  const auto make_handler = [&]() -> http::Handler {
    return [server = std::make_shared<http::Server>(current, &questions)](
               std::string_view request, bool keep_alive, std::string_view network) {
      return server->answer(request, keep_alive, network);
    };
  };
  const auto front = http::Front::open(std::move(*listener), options, make_handler);
  if (!front) return complain(front.error());

  stop_signals.then([&] { (*front)->stop(); });
  fmt::print("listening on {}\n", (*front)->address());
  std::fflush(stdout);
  (*front)->run();
  spdlog::info("stopped");
  return ExitStatus::Done;
}

int run(int argc, char** argv) {
  Settings settings;
  CLI::App app("Answers searches over HTTP: JSON under /v1, the search page at /zoek.",
               "wegwijzer-searchd");
  app.set_version_flag("--version", "wegwijzer-searchd " WEGWIJZER_VERSION);
  app.add_option("--listen", settings.listen, "HOST:PORT (port 0: any free one) or unix:PATH")
      ->capture_default_str();
  app.add_option("--data", settings.data, "data directory, where the indexer publishes")
      ->envname("WEGWIJZER_DATA")
      ->capture_default_str();
  app.add_option("--config", settings.config,
                 "configuration; only to warn when the index was made with another taxonomy")
      ->envname("WEGWIJZER_CONFIG")
      ->capture_default_str();
  app.add_option("--workers", settings.workers, "threads that answer")
      ->check(CLI::Range(1, most_workers))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    const Error usage{Code::Usage, error.what(), "wegwijzer-searchd --help lists the options"};
    return static_cast<int>(complain(usage));
  }
  return static_cast<int>(serve(settings));
}

}  // namespace
}  // namespace wegwijzer

int main(int argc, char** argv) try {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("searchd"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
  return wegwijzer::run(argc, argv);
} catch (const std::exception& error) {
  fmt::print(stderr, "error: {}\nhint:  this is a bug of ours, please report it\n", error.what());
  return static_cast<int>(wegwijzer::ExitStatus::Failed);
}
