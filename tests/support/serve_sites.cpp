// serve_sites FOLDER [PORT]: the made-up sites for a browser, until it is interrupted.
#include <pthread.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "support/site_server.hpp"

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: serve_sites FOLDER [PORT]\n";
    return 2;
  }
  // Blocked before the server starts its threads, so that sigwait gets them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  try {
    const int port = argc == 3 ? std::atoi(argv[2]) : 0;
    const wegwijzer::testing::SiteServer server(argv[1], static_cast<std::uint16_t>(port));
    std::cout << "serving on " << server.port() << std::endl;
    int received = 0;
    sigwait(&signals, &received);
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
