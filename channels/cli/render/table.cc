#include "channels/cli/render/table.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/render/style.h"
#include "channels/cli/render/text_width.h"

namespace intake::cli {
namespace {

constexpr int kGap = 2;

std::string Blanks(int count) {
  return std::string(static_cast<size_t>(std::max(count, 0)), ' ');
}

std::string Padded(const std::string& cell, int width, Align align) {
  const std::string blanks = Blanks(width - TextWidth(cell));
  return align == Align::kRight ? blanks + cell : cell + blanks;
}

}  // namespace

void Table::AddRow(std::vector<std::string> cells) {
  ABSL_HARDENING_ASSERT(cells.size() == columns_.size());
  for (std::string& cell : cells) cell = Printable(cell);
  rows_.push_back(std::move(cells));
}

std::string Table::Render(const Console& console) const {
  std::vector<int> widths;
  int before_last = 0;
  for (size_t i = 0; i < columns_.size(); ++i) {
    int width = TextWidth(columns_[i].title);
    for (const auto& row : rows_) width = std::max(width, TextWidth(row[i]));
    widths.push_back(width);
    if (i + 1 < columns_.size()) before_last += width + kGap;
  }
  if (console.columns > 0 && !widths.empty()) {
    const int room = console.columns - before_last;
    const int least = TextWidth(columns_.back().title);
    widths.back() = std::min(widths.back(), std::max({room, least, 1}));
  }

  const auto line = [&](const auto& cell_at) {
    std::string text;
    for (size_t i = 0; i < columns_.size(); ++i) {
      absl::StrAppend(&text, i == 0 ? "" : Blanks(kGap),
                      Padded(CutToWidth(cell_at(i), std::max(widths[i], 1)),
                             widths[i], columns_[i].align));
    }
    absl::StripTrailingAsciiWhitespace(&text);
    return text;
  };
  std::string text = Bold(console, line([&](size_t i) -> const std::string& {
                            return columns_[i].title;
                          }));
  text += '\n';
  for (const auto& row : rows_) {
    text += line([&](size_t i) -> const std::string& { return row[i]; });
    text += '\n';
  }
  return text;
}

void Facts::Add(std::string label, absl::string_view value) {
  if (value.empty()) return;
  facts_.emplace_back(std::move(label), Printable(value));
}

std::string Facts::Render() const {
  int width = 0;
  for (const auto& [label, value] : facts_) {
    width = std::max(width, TextWidth(label));
  }
  std::string text;
  for (const auto& [label, value] : facts_) {
    absl::StrAppend(&text, Padded(label, width + kGap, Align::kLeft), value,
                    "\n");
  }
  return text;
}

}  // namespace intake::cli
