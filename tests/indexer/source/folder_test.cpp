#include "indexer/source/folder.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "support/temp_dir.hpp"

namespace wegwijzer::source {
namespace {

namespace fs = std::filesystem;

class ListFolder : public testing::Test {
 protected:
  ListFolder() {
    source_.kind = Kind::Folder;
    source_.url_base = "https://intranet.example/documenten/";
    fs::create_directory(folder_.path() / "docs");
    source_.path = fs::canonical(folder_.path() / "docs");
  }

  fs::path write(const std::string& name, std::string_view bytes = "x") {
    return folder_.write("docs/" + name, bytes);
  }

  FolderListing list() {
    auto listing = list_folder(source_);
    if (listing) return *listing;
    ADD_FAILURE() << to_text(listing.error());
    return {};
  }

  /// The addresses without url_base.
  std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const File& file : list().files) {
      names.push_back(file.url.href().substr(source_.url_base.size()));
    }
    return names;
  }

  testing::TempDir folder_;
  Source source_;
};

TEST_F(ListFolder, TellsWhatAFileIs) {
  const fs::path path = write("map/Nota pijn.pdf", "12345");
  const timespec times[2] = {
      {1'700'000'000, 0},
      {1'700'000'000, 5}
  };
  ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);

  const FolderListing listing = list();
  EXPECT_TRUE(listing.complete);
  EXPECT_THAT(listing.faults, testing::IsEmpty());
  ASSERT_EQ(listing.files.size(), 1u);
  const File& file = listing.files[0];
  EXPECT_EQ(file.path, source_.path / "map/Nota pijn.pdf");
  EXPECT_EQ(file.url.href(), "https://intranet.example/documenten/map/Nota%20pijn.pdf");
  EXPECT_EQ(file.media_type, "application/pdf");
  EXPECT_EQ(file.size, 5u);
  EXPECT_EQ(to_iso(file.modified), "2023-11-14T22:13:20Z");
}

TEST_F(ListFolder, GoesIntoFoldersInAFixedOrder) {
  for (const char* name : {"b.txt", "a/2.txt", "a/1.txt", "a/diep/er.txt", "c.txt"}) write(name);
  EXPECT_THAT(names(),
              testing::ElementsAre("a/1.txt", "a/2.txt", "a/diep/er.txt", "b.txt", "c.txt"));
}

TEST_F(ListFolder, SkipsWhatIsHidden) {
  for (const char* name : {".env", ".git/config.txt", "a/.b.txt", "a/b.txt"}) write(name);
  EXPECT_THAT(names(), testing::ElementsAre("a/b.txt"));
}

TEST_F(ListFolder, PatternsChoose) {
  for (const char* name : {"a.pdf", "B.PDF", "c.txt", "map/d.pdf", "oud/e.pdf", "les1.html"}) {
    write(name);
  }
  source_.include = {"*.pdf"};
  EXPECT_THAT(names(), testing::ElementsAre("B.PDF", "a.pdf", "map/d.pdf", "oud/e.pdf"));
  source_.include = {"map/*", "les?.html"};
  EXPECT_THAT(names(), testing::ElementsAre("les1.html", "map/d.pdf"));
  source_.include = {"*.docx"};
  EXPECT_THAT(names(), testing::IsEmpty());
}

TEST_F(ListFolder, NamesOfAnySortBecomeAddressesOfTheirOwn) {
  for (const char* name : {"100%.txt", "100%25.txt", "a#b.txt", "a?b.txt", "a\\b.txt", "a\nb.txt",
                           "caf\xC3\xA9.txt", "caf\xE9.txt", "a..b.txt", "<a> \"b\".txt"}) {
    write(name);
  }
  EXPECT_THAT(names(),
              testing::UnorderedElementsAre("100%25.txt", "100%2525.txt", "a%23b.txt", "a%3Fb.txt",
                                            "a%5Cb.txt", "a%0Ab.txt", "caf%C3%A9.txt", "caf%E9.txt",
                                            "a..b.txt", "%3Ca%3E%20%22b%22.txt"));
}

TEST_F(ListFolder, ANameThatReadsAsDotsStaysInTheFolder) {
  write("%2e%2e/a.txt");
  EXPECT_THAT(names(), testing::ElementsAre("%252e%252e/a.txt"));
}

TEST_F(ListFolder, FollowsLinksToFilesInside) {
  write("v3.pdf", "drie");
  write("map/x.txt");
  fs::create_symlink("v3.pdf", source_.path / "nieuwste.pdf");
  fs::create_directory_symlink("map", source_.path / "nog een map");
  EXPECT_THAT(names(), testing::ElementsAre("map/x.txt", "nieuwste.pdf", "v3.pdf"));
  EXPECT_EQ(list().files[1].path, source_.path / "v3.pdf");
  EXPECT_TRUE(list().complete);
}

TEST_F(ListFolder, NeverLeavesTheFolder) {
  folder_.write("geheim.txt", "x");
  folder_.write("docs2/ook geheim.txt", "x");
  fs::create_symlink(folder_.path() / "geheim.txt", source_.path / "a.txt");
  fs::create_symlink("../docs2/ook geheim.txt", source_.path / "b.txt");
  fs::create_directory_symlink("..", source_.path / "c");
  const FolderListing listing = list();
  EXPECT_THAT(listing.files, testing::IsEmpty());
  EXPECT_TRUE(listing.complete);
  EXPECT_THAT(listing.faults,
              testing::ElementsAre(
                  (source_.path / "a.txt").string() + ": is a link to outside the folder; left out",
                  (source_.path / "b.txt").string() + ": is a link to outside the folder; left out",
                  (source_.path / "c").string() + ": is a link to outside the folder; left out"));
}

TEST_F(ListFolder, ALinkToNothingMeansThatSomethingIsMissing) {
  fs::create_symlink("weg.pdf", source_.path / "a.pdf");
  fs::create_symlink("b.pdf", source_.path / "b.pdf");
  const FolderListing listing = list();
  EXPECT_FALSE(listing.complete);
  EXPECT_THAT(listing.faults,
              testing::ElementsAre(
                  (source_.path / "a.pdf").string() + ": No such file or directory",
                  (source_.path / "b.pdf").string() + ": Too many levels of symbolic links"));
}

TEST_F(ListFolder, SkipsWhatIsNoFile) {
  ASSERT_EQ(::mkfifo((source_.path / "pijp.txt").c_str(), 0600), 0);
  write("a.txt");
  EXPECT_THAT(names(), testing::ElementsAre("a.txt"));
  EXPECT_TRUE(list().complete);
}

TEST_F(ListFolder, GoesDeep) {
  std::string name;
  for (int i = 0; i < 300; ++i) name += "d/";
  write(name + "a.txt");
  EXPECT_EQ(names().size(), 1u);
}

/// Runs `check` in a child that is not root, which no file is closed to.
bool without_rights(const std::function<bool()>& check) {
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    const bool lowered = ::getuid() != 0 || ::setuid(nobody) == 0;
    ::_exit(lowered && check() ? 0 : 1);
  }
  int status = 1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST_F(ListFolder, WhatCannotBeReadIsTold) {
  fs::permissions(folder_.path(), fs::perms::all);
  write("a.txt");
  fs::permissions(write("dicht.txt"), fs::perms::none);
  write("dichte map/b.txt");
  fs::permissions(source_.path / "dichte map", fs::perms::none);

  const bool told = without_rights([&] {
    const FolderListing listing = list();
    const std::vector<std::string> expected = {
        (source_.path / "dicht.txt").string() + ": Permission denied",
        (source_.path / "dichte map/").string() + ": Permission denied"};
    return !listing.complete && listing.files.size() == 1 && listing.faults == expected;
  });
  fs::permissions(source_.path / "dichte map", fs::perms::owner_all);
  EXPECT_TRUE(told);
}

TEST_F(ListFolder, AMissingFolderIsAnError) {
  source_.path /= "weg";
  const auto listing = list_folder(source_);
  ASSERT_FALSE(listing);
  EXPECT_EQ(to_text(listing.error()),
            "error: " + source_.path.string() +
                ": No such file or directory\n"
                "hint:  the folder of a source must be there and readable; is its disk mounted?\n");
  EXPECT_EQ(listing.error().code, Code::Io);
}

}  // namespace
}  // namespace wegwijzer::source
