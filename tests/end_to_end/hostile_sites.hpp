#pragma once

#include <gmock/gmock.h>

#include <atomic>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "end_to_end/world.hpp"

namespace wegwijzer::testing {

/// A page of lesson text with this title, and whatever else belongs in its main part.
std::string lesson_page(const std::string& title, const std::string& rest = "");
Page html(const std::string& title, const std::string& rest = "");
Page redirect(const std::string& location);

/// A site of this one page and no robots.txt.
SiteServer::Handler only(Page page);

/// One site, what it does, and what the report of one of the nights must say of it.
struct HostileSite {
  std::string name;
  SiteServer::Handler handler;
  std::string told;   ///< stands somewhere in its part of the report
  int documents = 0;  ///< that it has after the second night; -1 when it does not matter
  std::string kind = "site", start = "/";
};

/// Sites that do their worst, on a real server: for each the run completes within its memory, the
/// report says what happened, in Dutch, and nothing is deleted that should stay.
class HostileSites : public ::testing::Test {
 private:
  /// On the first night, sites that will turn hostile are still well. The servers look at it.
  std::atomic<int> night_ = 1;

 protected:
  HostileSites();

  /// A good site on the first night, and on the second `hostile` for each of its pages.
  SiteServer::Handler turning(SiteServer::Handler hostile);
  void add(HostileSite site);
  /// A source of kind site at a server of its own.
  void add_server(const std::string& id, const std::string& url);

  /// Harvests all in two nights, and expects of each site what it should give.
  void survive_two_nights();
  /// What the reports of both nights say of a source.
  std::string told(const std::string& source) const { return told_.at(source); }

  void write(const std::string& name, const std::string& text);
  /// The report of a run, by source.
  std::map<std::string, nlohmann::json> run_night();

  World world_;

 private:
  void write_source(const nlohmann::json& source);

  std::vector<HostileSite> sites_;
  std::map<std::string, std::string> told_;
  nlohmann::json coverage_;
};

}  // namespace wegwijzer::testing
