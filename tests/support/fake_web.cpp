#include "support/fake_web.hpp"

#include <algorithm>
#include <utility>

namespace wegwijzer::testing {

void FakeWeb::set(const std::string& url, fetch::Response response) {
  answers_.insert_or_assign(url, std::move(response));
}

void FakeWeb::set_page(const std::string& url, std::string body, std::string media_type) {
  fetch::Response response;
  response.status = 200;
  response.media_type = std::move(media_type);
  response.body = std::move(body);
  set(url, std::move(response));
}

void FakeWeb::set_redirect(const std::string& url, std::string location) {
  fetch::Response response;
  response.status = 301;
  response.location = std::move(location);
  set(url, std::move(response));
}

void FakeWeb::set_error(const std::string& url, Error error) {
  answers_.insert_or_assign(url, fail(std::move(error)));
}

void FakeWeb::start(Ticket ticket, const fetch::Request& request) {
  asked_.push_back({request.url.href(), clock_.passed(), request.validators});
  under_way_.emplace(clock_.passed() + duration_, Done{ticket, answer(request)});
}

std::vector<fetch::Transport::Done> FakeWeb::wait(std::chrono::milliseconds patience) {
  if (!std::exchange(woken_, false)) {
    const auto deadline = clock_.passed() + patience;
    const auto until =
        under_way_.empty() ? deadline : std::min(deadline, under_way_.begin()->first);
    if (until > clock_.passed()) clock_.turn(until - clock_.passed());
  }
  std::vector<Done> done;
  while (!under_way_.empty() && under_way_.begin()->first <= clock_.passed()) {
    done.push_back(std::move(under_way_.begin()->second));
    under_way_.erase(under_way_.begin());
  }
  return done;
}

std::vector<std::string> FakeWeb::urls() const {
  std::vector<std::string> urls;
  for (const Asked& asked : asked_) urls.push_back(asked.url);
  return urls;
}

Result<fetch::Response> FakeWeb::answer(const fetch::Request& request) const {
  const auto found = answers_.find(request.url.href());
  fetch::Response response;
  response.status = 404;
  if (found == answers_.end()) return response;
  if (!found->second) return found->second;

  const fetch::Validators& current = found->second->validators;
  const fetch::Validators& sent = request.validators;
  const bool same_etag = !sent.etag.empty() && sent.etag == current.etag;
  const bool same_date = sent.etag.empty() && !sent.last_modified.empty() &&
                         sent.last_modified == current.last_modified;
  if (!same_etag && !same_date) return found->second;
  response.status = 304;
  response.validators = current;
  return response;
}

}  // namespace wegwijzer::testing
