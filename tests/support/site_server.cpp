#include "support/site_server.hpp"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "base/fingerprint.hpp"

namespace wegwijzer::testing {
namespace {

/// A connection holds one thread of httplib as long as it lives: more than a crawler opens.
constexpr std::size_t threads = 64;
constexpr int backlog = 256;
constexpr int keep_alive_seconds = 1;

/// Longer than any client of a test waits for an answer.
constexpr std::chrono::seconds longest_hang{10};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

std::string host_of(const httplib::Request& request) {
  const std::string header = lower(request.get_header_value("Host"));
  return header.substr(0, header.rfind(':'));
}

std::string path_of(const std::string& target) { return target.substr(0, target.find('?')); }

void set_validators(Page& page) {
  if (!page.validators) {
    page.headers.erase("Last-Modified");
  } else if (page.status == 200) {
    page.headers.try_emplace("ETag", '"' + fingerprint(page.body) + '"');
  }
}

/// RFC 9110 section 13.2.2: If-None-Match decides when it is there. A client sends back what it
/// got, so equal text is enough.
bool is_unchanged(const httplib::Request& request, const Page& page) {
  const auto same = [&](const char* condition, const char* validator) {
    const auto found = page.headers.find(validator);
    return found != page.headers.end() && request.get_header_value(condition) == found->second;
  };
  if (request.has_header("If-None-Match")) return same("If-None-Match", "ETag");
  return same("If-Modified-Since", "Last-Modified");
}

/// With a content provider httplib sends the bytes as they are; with set_content it compresses.
void send_body(const Page& page, httplib::Response& response) {
  const std::string type = page.content_type;
  if (page.compressed) {
    response.set_content(page.body, type);
    return;
  }
  response.set_content_provider(
      page.body.size(), type,
      [body = page.body](std::size_t offset, std::size_t size, httplib::DataSink& sink) {
        return sink.write(body.data() + offset, size);
      });
}

void send_half(httplib::Response& response) {
  response.status = 200;
  response.set_content_provider(1000, "text/html",
                                [](std::size_t, std::size_t, httplib::DataSink& sink) {
                                  sink.write("<p>half", 7);
                                  return false;  // httplib closes the connection
                                });
}

}  // namespace

/// httplib's server with a backlog that a crawler with many connections does not overrun: in the
/// library it is fixed at 5, and a connection beyond that waits a second for its retry.
class SiteServer::Listener : public httplib::Server {
 public:
  int bind(std::uint16_t port) {
    set_tcp_nodelay(true);  // of the listening socket, from which each connection has it
    set_socket_options([](socket_t socket) {
      const int yes = 1;  // no SO_REUSEPORT: a second server on the port must fail
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    const int bound = port == 0                         ? bind_to_any_port("127.0.0.1")
                      : bind_to_port("127.0.0.1", port) ? port
                                                        : -1;
    if (bound > 0) ::listen(svr_sock_, backlog);
    return bound;
  }
};

std::string LoggedRequest::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

SiteServer::SiteServer(const std::filesystem::path& folder, std::uint16_t port)
    : listener_(std::make_unique<Listener>()) {
  if (!std::filesystem::is_directory(folder)) {
    throw std::runtime_error(folder.string() + " is no folder of sites");
  }
  const int bound = listener_->bind(port);
  if (bound <= 0) throw std::runtime_error("port " + std::to_string(port) + " is not free");
  port_ = static_cast<std::uint16_t>(bound);
  files_ = std::make_unique<const SiteFiles>(folder, port_);

  listener_->new_task_queue = [] { return new httplib::ThreadPool(threads); };
  listener_->set_keep_alive_max_count(1'000'000);
  listener_->set_keep_alive_timeout(keep_alive_seconds);
  listener_->set_pre_routing_handler([this](const auto& request, auto& response) {
    answer(request, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  thread_ = std::thread([this] { listener_->listen_after_bind(); });
  while (!listener_->is_running()) std::this_thread::yield();
}

SiteServer::~SiteServer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  listener_->stop();
  thread_.join();
}

std::string SiteServer::url(std::string_view host, std::string_view path) const {
  return "http://" + std::string(host) + ":" + std::to_string(port_) + std::string(path);
}

void SiteServer::set_delay(std::chrono::milliseconds delay) {
  const std::lock_guard lock(mutex_);
  delay_ = delay;
}

void SiteServer::fail_with(const std::string& host, const std::string& path_prefix, int status) {
  const std::lock_guard lock(mutex_);
  failures_.push_back({host, path_prefix, status});
}

void SiteServer::recover(const std::string& host) {
  const std::lock_guard lock(mutex_);
  std::erase_if(failures_, [&](const Failure& failure) { return failure.host == host; });
}

void SiteServer::remove(const std::string& host, const std::string& path) {
  set_page(host, path, Page{.status = 404, .body = "<p>Niet gevonden</p>"});
}

void SiteServer::set_page(const std::string& host, const std::string& path, Page page) {
  const std::lock_guard lock(mutex_);
  pages_[{host, path}] = std::move(page);
}

void SiteServer::serve(const std::string& host, Handler handler) {
  const std::lock_guard lock(mutex_);
  handlers_[host] = std::move(handler);
}

std::vector<LoggedRequest> SiteServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::vector<LoggedRequest> SiteServer::requests(std::string_view host) const {
  auto all = requests();
  std::erase_if(all, [&](const LoggedRequest& request) { return request.host != host; });
  return all;
}

void SiteServer::clear_requests() {
  const std::lock_guard lock(mutex_);
  requests_.clear();
}

void SiteServer::hang() {
  std::unique_lock lock(mutex_);
  stopped_.wait_for(lock, longest_hang, [this] { return stopping_; });
}

void SiteServer::answer(const httplib::Request& request, httplib::Response& response) {
  const auto began = std::chrono::steady_clock::now();
  const auto delay = [&] {
    const std::lock_guard lock(mutex_);
    return delay_;
  }();
  std::this_thread::sleep_for(delay);

  const std::string host = host_of(request);
  const bool reads = request.method == "GET" || request.method == "HEAD";
  Page page = reads ? page_for(host, request.target) : Page{.status = 405};
  set_validators(page);
  if (page.status == 200 && is_unchanged(request, page)) {
    page.status = 304;
    page.body.clear();
  }
  log(request, began, host, page.status);
  if (page.status == no_answer) hang();
  if (page.status == cut_off || page.status == no_answer) return send_half(response);

  response.status = page.status;
  for (const auto& [name, value] : page.headers) response.set_header(name, value);
  if (!page.body.empty()) send_body(page, response);
}

Page SiteServer::page_for(const std::string& host, const std::string& target) const {
  if (auto page = injected(host, target)) return *page;
  if (auto page = files_->find(host, target)) return *page;
  return {.status = 404, .body = "<p>Deze pagina bestaat niet</p>"};
}

std::optional<Page> SiteServer::injected(const std::string& host, const std::string& target) const {
  Handler handler;
  {
    const std::lock_guard lock(mutex_);
    for (const Failure& failure : failures_) {
      if (failure.host == host && target.starts_with(failure.path_prefix)) {
        return Page{.status = failure.status};
      }
    }
    const auto page = pages_.find({host, path_of(target)});
    if (page != pages_.end()) return page->second;
    const auto found = handlers_.find(host);
    if (found != handlers_.end()) handler = found->second;
  }
  return handler ? handler(target) : std::nullopt;
}

void SiteServer::log(const httplib::Request& request, std::chrono::steady_clock::time_point began,
                     const std::string& host, int status) {
  LoggedRequest logged{began, std::chrono::steady_clock::now(), host, request.target, status, {}};
  for (const auto& [name, value] : request.headers) logged.headers[lower(name)] = value;
  const std::lock_guard lock(mutex_);
  requests_.push_back(std::move(logged));
}

}  // namespace wegwijzer::testing
