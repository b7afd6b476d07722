#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "indexer/fetch/transport.hpp"
#include "support/fake_clock.hpp"

namespace wegwijzer::testing {

/// A request as it was started, and when.
struct Asked {
  std::string url;
  std::chrono::milliseconds at;  ///< since the clock's start
  fetch::Validators validators;
};

/// A web in memory: no network, no sleep. An answer takes `duration` of the fake clock, which only
/// wait() turns: to the next answer, or by its whole patience. An address that nobody set answers
/// 404; one whose validators are sent back answers 304.
class FakeWeb final : public fetch::Transport {
 public:
  explicit FakeWeb(FakeClock& clock) : clock_(clock) {}

  void set(const std::string& url, fetch::Response response);
  /// 200 with this body.
  void set_page(const std::string& url, std::string body, std::string media_type = "text/html");
  /// 301 to `location`.
  void set_redirect(const std::string& url, std::string location);
  void set_error(const std::string& url, Error error);
  /// How long each answer takes from now on.
  void set_duration(std::chrono::milliseconds duration) { duration_ = duration; }

  void start(Ticket ticket, const fetch::Request& request) override;
  std::vector<Done> wait(std::chrono::milliseconds patience) override;
  void wake() override { woken_ = true; }

  const std::vector<Asked>& asked() const { return asked_; }
  /// The addresses in the order in which they were asked.
  std::vector<std::string> urls() const;
  std::size_t under_way() const { return under_way_.size(); }

 private:
  Result<fetch::Response> answer(const fetch::Request& request) const;

  FakeClock& clock_;
  std::chrono::milliseconds duration_{0};
  std::map<std::string, Result<fetch::Response>> answers_;
  std::multimap<std::chrono::milliseconds, Done> under_way_;  // by the time that they end
  std::vector<Asked> asked_;
  bool woken_ = false;
};

}  // namespace wegwijzer::testing
