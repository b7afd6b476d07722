// The report of a run for a terminal and for a browser.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/report_sections.hpp"
#include "indexer/run_report.hpp"

namespace wegwijzer {

using nlohmann::ordered_json;

namespace {

/// A line with more than this below it is folded in a browser.
constexpr std::size_t most_unfolded = 12;

constexpr std::string_view style =
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}"
    "li{overflow-wrap:anywhere}li>ul{margin-bottom:.5rem}"
    "div{overflow-x:auto}table{border-collapse:collapse}"
    "th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid "
    "#8886}"
    "td.number{text-align:right;font-variant-numeric:tabular-nums}";

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Columns of one width each; the last one is as long as it is.
std::string table_as_text(const ReportSection& section) {
  std::vector<std::vector<std::string>> rows{section.columns};
  rows.insert(rows.end(), section.rows.begin(), section.rows.end());
  std::vector<std::size_t> widths(section.columns.size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += "  " + row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - width_of(row[i]), ' ');
    }
    text += line + "\n";
  }
  return text;
}

std::string escape(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (c == '"') {
      escaped += "&quot;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

/// An address that a text begins with becomes a link.
std::string linked(std::string_view text) {
  if (!text.starts_with("http://") && !text.starts_with("https://")) return escape(text);
  std::size_t end = std::min(text.find(' '), text.size());
  if (end < text.size() && text[end - 1] == ':') --end;  // "address: what was wrong"
  const std::string address = escape(text.substr(0, end));
  return fmt::format("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>{1}", address,
                     escape(text.substr(end)));
}

std::string line_as_html(const ReportLine& line) {
  if (line.under.empty()) return "<li>" + linked(line.text) + "</li>\n";
  std::string below = "<ul>\n";
  for (const std::string& text : line.under) below += "<li>" + linked(text) + "</li>\n";
  below += "</ul>";
  if (line.under.size() <= most_unfolded) {
    return fmt::format("<li>{}\n{}</li>\n", linked(line.text), below);
  }
  return fmt::format("<li><details><summary>{} ({})</summary>\n{}</details></li>\n",
                     linked(line.text), line.under.size(), below);
}

bool is_number(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789") == std::string::npos;
}

std::string table_as_html(const ReportSection& section) {
  std::string html = "<div tabindex=\"0\"><table>\n<tr>";
  for (const std::string& column : section.columns) {
    html += "<th scope=\"col\">" + escape(column) + "</th>";
  }
  html += "</tr>\n";
  for (const auto& row : section.rows) {
    html += "<tr>";
    for (const std::string& cell : row) {
      html +=
          fmt::format("<td{}>{}</td>", is_number(cell) ? " class=\"number\"" : "", escape(cell));
    }
    html += "</tr>\n";
  }
  return html + "</table></div>\n";
}

}  // namespace

std::string report_as_text(const ordered_json& report) {
  std::string text = report_title(report) + "\n" + report_summary(report) + "\n";
  for (const ReportSection& section : report_sections(report)) {
    text += "\n" + section.title + "\n";
    if (!section.rows.empty()) text += table_as_text(section);
    for (const ReportLine& line : section.lines) {
      text += "  " + line.text + "\n";
      for (const std::string& under : line.under) text += "    " + under + "\n";
    }
  }
  return text;
}

std::string report_as_html(const ordered_json& report) {
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n<p>{2}</p>\n",
      escape(report_title(report)), style, escape(report_summary(report)));
  for (const ReportSection& section : report_sections(report)) {
    html += "<h2>" + escape(section.title) + "</h2>\n";
    if (!section.rows.empty()) html += table_as_html(section);
    if (section.lines.empty()) continue;
    html += "<ul>\n";
    for (const ReportLine& line : section.lines) html += line_as_html(line);
    html += "</ul>\n";
  }
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace wegwijzer
