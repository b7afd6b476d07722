#include "indexer/fetch/address_gate.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/un.h>

#include <cstring>

namespace wegwijzer::fetch {
namespace {

/// As the system gives it for a connection.
Address address_of(const std::string& text) {
  sockaddr_storage storage{};
  if (text.find(':') == std::string::npos) {
    auto& ipv4 = reinterpret_cast<sockaddr_in&>(storage);
    ipv4.sin_family = AF_INET;
    EXPECT_EQ(::inet_pton(AF_INET, text.c_str(), &ipv4.sin_addr), 1) << text;
  } else {
    auto& ipv6 = reinterpret_cast<sockaddr_in6&>(storage);
    ipv6.sin6_family = AF_INET6;
    EXPECT_EQ(::inet_pton(AF_INET6, text.c_str(), &ipv6.sin6_addr), 1) << text;
  }
  return to_address(reinterpret_cast<sockaddr&>(storage)).value();
}

std::string refusal(const std::string& address, const std::vector<std::string>& allowed = {}) {
  return std::string(AddressGate::make(allowed).value().refusal(address_of(address)));
}

TEST(AddressGate, LetsThePublicInternetThrough) {
  for (const char* address :
       {"1.1.1.1",         "9.255.255.255",   "11.0.0.0",    "100.63.255.255",
        "100.128.0.0",     "126.255.255.255", "128.0.0.0",   "169.253.255.255",
        "169.255.0.0",     "172.15.255.255",  "172.32.0.0",  "192.167.255.255",
        "192.169.0.0",     "198.17.255.255",  "198.20.0.0",  "223.255.255.255",
        "2606:4700::1111", "2a00::1",         "2001:200::1", "::ffff:1.1.1.1"}) {
    EXPECT_EQ(refusal(address), "") << address;
  }
}

struct Refused {
  std::string address, what;
};

TEST(AddressGate, RefusesWhatIsNotPublic) {
  const auto cases = std::to_array<Refused>({
      {"0.0.0.0",                "an address of this host (0.0.0.0/8)"           },
      {"0.255.255.255",          "an address of this host (0.0.0.0/8)"           },
      {"10.0.0.0",               "a private address"                             },
      {"10.255.255.255",         "a private address"                             },
      {"100.64.0.0",             "a shared address of a provider (100.64.0.0/10)"},
      {"100.127.255.255",        "a shared address of a provider (100.64.0.0/10)"},
      {"127.0.0.1",              "a loopback address"                            },
      {"127.255.255.255",        "a loopback address"                            },
      {"169.254.169.254",        "a link-local address"                          }, // metadata of clouds
      {"172.16.0.0",             "a private address"                             },
      {"172.31.255.255",         "a private address"                             },
      {"192.0.0.8",              "a protocol address (192.0.0.0/24)"             },
      {"192.0.2.1",              "a documentation address"                       },
      {"192.88.99.1",            "a 6to4 relay address"                          },
      {"192.168.0.1",            "a private address"                             },
      {"198.18.0.1",             "a benchmarking address"                        },
      {"198.19.255.255",         "a benchmarking address"                        },
      {"224.0.0.1",              "a multicast address"                           },
      {"239.255.255.255",        "a multicast address"                           },
      {"240.0.0.1",              "a reserved address"                            },
      {"255.255.255.255",        "a reserved address"                            },
      {"::",                     "an unspecified or IPv4-compatible address"     },
      {"::1",                    "a loopback address"                            },
      {"::10.0.0.1",             "an unspecified or IPv4-compatible address"     },
      {"::ffff:127.0.0.1",       "a loopback address"                            },
      {"::ffff:10.0.0.1",        "a private address"                             },
      {"::ffff:169.254.169.254", "a link-local address"                          },
      {"64:ff9b::a00:1",         "a NAT64 address"                               },
      {"64:ff9b:1::1",           "a NAT64 address"                               },
      {"100::1",                 "a discard address"                             },
      {"2001::1",                "a protocol address, such as Teredo (2001::/23)"},
      {"2001:db8::1",            "a documentation address"                       },
      {"2002:a00:1::",           "a 6to4 address"                                },
      {"fc00::1",                "a private address"                             },
      {"fdff:ffff::1",           "a private address"                             },
      {"fd00:ec2::254",          "a private address"                             }, // metadata of a cloud
      {"fe80::1",                "a link-local address"                          },
      {"febf::1",                "a link-local address"                          },
      {"fec0::1",                "a site-local address"                          },
      {"ff02::1",                "a multicast address"                           },
  });
  for (const Refused& c : cases) EXPECT_EQ(refusal(c.address), c.what) << c.address;
}

TEST(AddressGate, AnAllowedBlockOpensItAndNothingMore) {
  EXPECT_EQ(refusal("127.0.0.1", {"127.0.0.1"}), "");
  EXPECT_EQ(refusal("127.0.0.2", {"127.0.0.1"}), "a loopback address");
  EXPECT_EQ(refusal("::ffff:127.0.0.1", {"127.0.0.0/8"}), "");  // the same address
  EXPECT_EQ(refusal("::1", {"127.0.0.0/8"}), "a loopback address");
  EXPECT_EQ(refusal("10.1.2.255", {"192.168.0.0/16", "10.1.2.0/24"}), "");
  EXPECT_EQ(refusal("10.1.3.0", {"10.1.2.0/24"}), "a private address");
  EXPECT_EQ(refusal("10.1.2.5", {"10.1.2.4/30"}), "");
  EXPECT_EQ(refusal("10.1.2.8", {"10.1.2.4/30"}), "a private address");
  EXPECT_EQ(refusal("fd12::1", {"fd12::/16"}), "");
  EXPECT_EQ(refusal("fd13::1", {"fd12::/16"}), "a private address");
  EXPECT_EQ(refusal("10.0.0.1", {"0.0.0.0/0"}), "");
  EXPECT_EQ(refusal("fd13::1", {"0.0.0.0/0"}), "a private address");
}

TEST(AddressGate, ABlockThatIsNoneIsAnErrorOfConfiguration) {
  const auto gate = AddressGate::make({"10.0.0.0/8", "localhost"});
  ASSERT_FALSE(gate);
  EXPECT_EQ(gate.error(),
            (Error{Code::Config, "\"localhost\" is no block of addresses",
                   "write it as 10.0.0.0/8 or fd00::/8, with no bits set beyond the length"}));
}

TEST(CidrBlock, ReadsOnlyPlainNotation) {
  for (const char* text : {"10.0.0.0/8", "10.0.0.1", "0.0.0.0/0", "fd00::/8", "::/0", "::1/128"}) {
    EXPECT_TRUE(CidrBlock::parse(text)) << text;
  }
  for (const char* text :
       {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0.1/8", "10/8",
        "0x7f.0.0.1", "010.0.0.0", "fd00::1/8", "::/129", "example.nl", "[::1]", "fe80::1%eth0"}) {
    EXPECT_FALSE(CidrBlock::parse(text)) << text;
  }
}

TEST(Address, IsOfTheInternetFamiliesOnly) {
  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  EXPECT_EQ(to_address(reinterpret_cast<sockaddr&>(local)), std::nullopt);
}

TEST(Address, IsWrittenAsOneIsUsedTo) {
  EXPECT_EQ(to_text(address_of("192.0.2.1")), "192.0.2.1");
  EXPECT_EQ(to_text(address_of("2001:db8::1")), "2001:db8::1");
}

}  // namespace
}  // namespace wegwijzer::fetch
