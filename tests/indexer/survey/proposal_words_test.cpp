#include "indexer/survey/proposal_words.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::survey {
namespace {

struct Case {
  const char* name;
  const char* page;
  const char* part;
  std::set<std::string> taken;
  const char* id;
};

void PrintTo(const Case& tested, std::ostream* out) { *out << tested.page; }

class ProposedId : public ::testing::TestWithParam<Case> {};

TEST_P(ProposedId, IsThatOfItsHost) {
  const Case& tested = GetParam();
  EXPECT_EQ(proposed_id(*Url::parse(tested.page), tested.part, tested.taken), tested.id);
}

INSTANTIATE_TEST_SUITE_P(
    Hosts, ProposedId,
    ::testing::Values(
        Case{
            "DomainAlone", "https://voorbeeld.nl/", "", {},
               "voorbeeld"
},
        Case{"WwwIsNoName", "https://www.voorbeeld.nl/", "", {}, "voorbeeld"},
        Case{"Subdomain", "https://leren.voorbeeld.nl/", "", {}, "leren-voorbeeld"},
        Case{"SuffixOfTwoParts", "https://www.voorbeeld.co.uk/", "", {}, "voorbeeld"},
        Case{"WithAPort", "https://voorbeeld.nl:8443/", "", {}, "voorbeeld"},
        Case{"PartOfASite", "https://voorbeeld.nl/agenda/", "/agenda/", {}, "voorbeeld-agenda"},
        Case{"NoNameButNumbers", "http://192.0.2.7/", "", {}, "192-0-2-7"},
        Case{"International", "https://münchen.example/", "", {}, "xn-mnchen-3ya"},
        Case{"Taken", "https://voorbeeld.nl/", "", {"voorbeeld", "voorbeeld-2"}, "voorbeeld-3"},
        Case{"LongPart",
             "https://voorbeeld.nl/",
             "/een/heel/lang/pad/dat/niet/ophoudt/en/verder",
             {},
             "voorbeeld-een-heel-lang-pad-dat-niet-oph"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer::survey
