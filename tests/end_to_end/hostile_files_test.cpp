// Files and listings that unpack without end, are encrypted, or lie.
#include "end_to_end/hostile_files.hpp"
#include "end_to_end/hostile_sites.hpp"

namespace wegwijzer::testing {
namespace {

TEST_F(HostileSites, FilesAreSurvived) {
  add({"pdfbom",
       only({200, "application/pdf", pdf(bomb(300'000'000, 15), "/Filter/FlateDecode", false)}),
       "\"outcomes\":{\"", 0});
  add({"pdfslot", only({200, "application/pdf", pdf("BT ET", "", true)}), "unusable", 0});
  add({"zipbom", only({200, docx_type, docx(bomb(300'000'000, -15), 300'000'000, 8)}), "unusable",
       0});
  const std::string entities =
      "<?xml version='1.0'?><!DOCTYPE w:document [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
      "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
      "<w:p><w:r><w:t>Lesbrief over delier &e;</w:t></w:r></w:p></w:body></w:document>";
  add({"entiteiten",
       only({200, docx_type, docx(entities, static_cast<std::uint32_t>(entities.size()), 0)}),
       "\"fetched\"", 1});
  survive_two_nights();
  EXPECT_EQ(world_.cli({"search", "root"}).out.find("/bin/"), std::string::npos);
}

TEST_F(HostileSites, ListingsAreSurvived) {
  const std::string elsewhere = world_.web().url("elders.localhost", "/x");
  add({"liegkaart",
       [this, elsewhere](std::string_view target) -> std::optional<Page> {
         const std::string self = world_.web().url("liegkaart.localhost");
         if (target == "/sitemap.xml") {
           return Page{200, "application/xml",
                       "<urlset><url><loc>" + elsewhere + "</loc></url><url><loc>" + self +
                           "weg</loc><lastmod>2999-01-01</lastmod></url><url><loc>" + self +
                           "les</loc></url></urlset>"};
         }
         return target == "/les" ? html("Les") : Page{404};
       },
       "\"gone\"", 1, "sitemap", "/sitemap.xml"});
  Page map{200, "application/gzip", gzip_bomb()};
  add({"kaartbom",
       [map](std::string_view target) -> std::optional<Page> {
         return target == "/sitemap.xml.gz" ? map : Page{404};
       },
       "sitemap.xml.gz", 0, "sitemap", "/sitemap.xml.gz"});
  add({"herhaaltoken",
       [](std::string_view target) -> std::optional<Page> {
         if (!target.starts_with("/oai")) return Page{404};
         const std::string body =
             target.find("Identify") != target.npos
                 ? "<Identify><granularity>YYYY-MM-DD</granularity>"
                   "<deletedRecord>no</deletedRecord></Identify>"
                 : "<ListRecords><record><header><identifier>oai:x:1</identifier><datestamp>"
                   "2026-01-01</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc='http://www."
                   "openarchives.org/OAI/2.0/oai_dc/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                   "<dc:title>Lesmateriaal</dc:title><dc:identifier>http://herhaaltoken.localhost/"
                   "les</dc:identifier></oai_dc:dc></metadata></record>"
                   "<resumptionToken>steeds-dezelfde</resumptionToken></ListRecords>";
         return Page{200, "text/xml",
                     "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><responseDate>"
                     "2026-11-22T02:00:00Z</responseDate>" +
                         body + "</OAI-PMH>"};
       },
       "again", 1, "oai_pmh", "/oai"});
  survive_two_nights();
  EXPECT_TRUE(world_.web().requests("elders.localhost").empty()) << "a sitemap named it";
}

}  // namespace
}  // namespace wegwijzer::testing
