#include "searchd/http/client_network.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include "raw_client.hpp"
#include "searchd/http/listener.hpp"

namespace wegwijzer::http {
namespace {

TEST(ClientNetwork, OfThisMachineIsLocal) {
  const auto listener = Listener::open("127.0.0.1:0");
  const testing::RawClient client(listener->address());
  const FileDescriptor accepted = listener->accept();
  EXPECT_EQ(network_of(accepted.get()), local_network);
  int pair[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
  const FileDescriptor one(pair[0]), other(pair[1]);
  EXPECT_EQ(network_of(one.get()), local_network);
}

TEST(ClientNetwork, OfNoSocketIsNotKnown) { EXPECT_EQ(network_of(-1), ""); }

TEST(ForwardedNetwork, IsWhatTheNearestProxySaw) {
  EXPECT_EQ(forwarded_network("203.0.113.7"), "203.0.113.7");
  EXPECT_EQ(forwarded_network("10.0.0.1, 198.51.100.2 ,203.0.113.7"), "203.0.113.7");
  EXPECT_EQ(forwarded_network("::ffff:203.0.113.7"), "203.0.113.7");
  EXPECT_EQ(forwarded_network("::1"), local_network);
}

TEST(ForwardedNetwork, OfIpv6IsTheWholeSite) {
  EXPECT_EQ(forwarded_network("2001:db8:1:2:3:4:5:6"), "2001:db8:1::");
  EXPECT_EQ(forwarded_network("2001:db8:1:ffff::1"), "2001:db8:1::");
}

TEST(ForwardedNetwork, OfAnythingElseIsNone) {
  for (const char* header : {"", ",", "unknown", "_gazonk", "203.0.113.7:80", "203.0.113.7,",
                             "999.0.0.1", "[2001:db8::1]"}) {
    EXPECT_EQ(forwarded_network(header), "") << header;
  }
}

}  // namespace
}  // namespace wegwijzer::http
