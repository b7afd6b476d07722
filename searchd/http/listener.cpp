#include "searchd/http/listener.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

namespace wegwijzer::http {
namespace {

constexpr int waiting_connections = 1024;
constexpr std::string_view unix_scheme = "unix:";

using AddressList = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

struct HostAndPort {
  std::string host;  // without brackets
  std::string port;
};

std::optional<HostAndPort> split(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  std::string host = address.substr(0, colon);
  const std::string port = address.substr(colon + 1);
  const bool bracketed = host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  const bool is_number = !port.empty() && port.size() <= 5 &&
                         port.find_first_not_of("0123456789") == std::string::npos &&
                         std::stoi(port) <= 65535;
  if (!is_number || host.empty() || bracketed != (host.find(':') != std::string::npos)) {
    return std::nullopt;
  }
  return HostAndPort{host, port};
}

Result<AddressList> resolve(const HostAndPort& place) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int status = getaddrinfo(place.host.c_str(), place.port.c_str(), &wanted, &found);
  if (status != 0) {
    return fail(Code::Usage, fmt::format("--listen: host {}: {}", place.host, gai_strerror(status)),
                "give an address of this machine, such as 127.0.0.1:8080 or [::1]:8080");
  }
  return AddressList(found, &freeaddrinfo);
}

tl::unexpected<Error> cannot_listen(const std::string& where, int error) {
  const bool taken = error == EADDRINUSE;
  return fail(Code::Io, fmt::format("cannot listen on {}: {}", where, std::strerror(error)),
              taken ? "another program has it; stop that one or choose another with --listen"
              : error == EACCES ? "ports below 1024 and other people's folders need more rights"
                                : "check the address given with --listen");
}

std::string port_of(int socket) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &size);
  const auto port = bound.ss_family == AF_INET6
                        ? reinterpret_cast<const sockaddr_in6&>(bound).sin6_port
                        : reinterpret_cast<const sockaddr_in&>(bound).sin_port;
  return std::to_string(ntohs(port));
}

bool somebody_listens(const sockaddr_un& name) {
  const FileDescriptor probe(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  return connect(probe.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0 ||
         errno != ECONNREFUSED;
}

bool is_socket_file(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 && S_ISSOCK(status.st_mode);
}

}  // namespace

Listener::Listener(FileDescriptor socket, std::string address, std::string socket_file)
    : socket_(std::move(socket)),
      address_(std::move(address)),
      socket_file_(std::move(socket_file)) {}

Result<Listener> Listener::open(const std::string& address) {
  if (address.starts_with(unix_scheme)) return open_unix(address.substr(unix_scheme.size()));
  return open_tcp(address);
}

Result<Listener> Listener::open_tcp(const std::string& address) {
  const auto place = split(address);
  if (!place) {
    return fail(Code::Usage,
                fmt::format("--listen is \"{}\", expected HOST:PORT or unix:PATH", address),
                "for example 127.0.0.1:8080, [::1]:8080 or unix:/run/wegwijzer/searchd.sock");
  }
  const auto addresses = resolve(*place);
  if (!addresses) return fail(addresses.error());

  const addrinfo& first = **addresses;
  FileDescriptor socket(::socket(first.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const int yes = 1;
  setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (!socket || bind(socket.get(), first.ai_addr, first.ai_addrlen) != 0 ||
      listen(socket.get(), waiting_connections) != 0) {
    return cannot_listen(address, errno);
  }
  const std::string host = address.substr(0, address.rfind(':'));
  std::string shown = fmt::format("http://{}:{}", host, port_of(socket.get()));
  return Listener(std::move(socket), std::move(shown), {});
}

Result<Listener> Listener::open_unix(const std::string& path) {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof name.sun_path) {
    return fail(Code::Usage,
                fmt::format("--listen unix:{}: a socket path has 1 to {} bytes", path,
                            sizeof name.sun_path - 1),
                "for example unix:/run/wegwijzer/searchd.sock");
  }
  path.copy(name.sun_path, path.size());

  FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (is_socket_file(path) && !somebody_listens(name)) unlink(path.c_str());
  if (!socket || bind(socket.get(), reinterpret_cast<sockaddr*>(&name), sizeof name) != 0 ||
      listen(socket.get(), waiting_connections) != 0) {
    return cannot_listen("unix:" + path, errno);
  }
  return Listener(std::move(socket), "unix:" + path, path);
}

FileDescriptor Listener::accept() const {
  FileDescriptor connection(accept4(socket_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
  const int yes = 1;  // an answer is written whole: nothing to gain from waiting for more
  if (connection) setsockopt(connection.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return connection;
}

void Listener::close() {
  if (socket_ && !socket_file_.empty()) unlink(socket_file_.c_str());
  socket_.close();
}

}  // namespace wegwijzer::http
