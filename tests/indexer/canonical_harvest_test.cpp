// Pages that name another address as their own (rel=canonical), from the site to the index:
// believed only when that address has a document to show, and never so that a document is lost.
#include "indexer/nightly_runs.hpp"

namespace wegwijzer {
namespace {

using testing::html;
using testing::lesson;
using testing::NightlyRuns;
using testing::Page;

/// One page that names an address, what stands there, and how many documents the index has of the
/// start page, the page and that address together.
struct Case {
  std::string name;
  std::string named;  ///< "{}" is the site's own root
  std::string
      there;  ///< what the page at /doel names; "-": it is not to be indexed; "404": it is gone
  std::uint64_t documents;
};

const std::vector<Case> cases = {
    {"eigen",       "/doel",                        "",       2},
    {"voluit",      "{}/doel",                      "",       2},
    {"volgcode",    "/doel?utm_source=x",           "",       2},
    {"zichzelf",    "/les",                         "",       2},
    {"anderdomein", "http://elders.localhost/doel", "",       2},
    {"beginpagina", "/",                            "",       2},
    {"geenadres",   "http://[",                     "",       2},
    {"weg",         "/doel",                        "404",    2},
    {"nietindexen", "/doel",                        "-",      2},
    {"keten",       "/doel",                        "/derde", 3},
    {"kring",       "/doel",                        "/les",   3},
};

Page page(const std::string& title, const std::string& head) {
  return html("<html lang=nl><head><title>" + title + "</title>" + head + "</head><main><h1>" +
              title + "</h1><p>Les over palliatieve zorg: " + title + ".</p></main></html>");
}

std::string canonical_link(const std::string& address) {
  return address.empty() ? "" : "<link rel=canonical href='" + address + "'>";
}

class NamesAnotherAddress : public NightlyRuns {
 protected:
  /// Makes the case a site of its own, and a source.
  void set_up(const Case& c) {
    const std::string at = c.name + ".localhost";
    std::string named = c.named;
    if (named.starts_with("{}")) named = web_.url(at, "") + named.substr(2);
    web_.set_page(at, "/", html(lesson("Begin", "<a href=/les>les</a>")));
    web_.set_page(at, "/les", page("Les", canonical_link(named)));
    web_.set_page(at, "/derde", page("Derde", ""));
    if (c.there == "404") {
      web_.set_page(at, "/doel", {404});
    } else if (c.there == "-") {
      web_.set_page(at, "/doel", page("Doel", "<meta name=robots content=noindex>"));
    } else {
      web_.set_page(at, "/doel", page("Doel", canonical_link(c.there)));
    }
    write_site(c.name, at);
  }
};

TEST_F(NamesAnotherAddress, AndIsJoinedOnlyToADocumentThatIsThereAndItsOwn) {
  for (const Case& c : cases) set_up(c);
  run();
  const auto indexed_of = store::Generations(data()).current()->documents_by_source;
  for (const Case& c : cases) EXPECT_EQ(indexed_of.at(c.name), c.documents) << c.name;
  EXPECT_TRUE(web_.requests("elders.localhost").empty());
}

}  // namespace
}  // namespace wegwijzer
