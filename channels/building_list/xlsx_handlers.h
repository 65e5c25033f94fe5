// The parts of a workbook that stand beside its sheets, as XML is read.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_XLSX_HANDLERS_H_
#define INTAKE_CHANNELS_BUILDING_LIST_XLSX_HANDLERS_H_

#include <map>
#include <string>
#include <vector>

#include "channels/building_list/xlsx_book.h"
#include "channels/building_list/xml_parser.h"

namespace intake::building_list {

// A handler of what most parts are: attributes.
class AttributesHandler : public XmlHandler {
 public:
  absl::Status End(absl::string_view) override { return absl::OkStatus(); }
  absl::Status Text(absl::string_view) override { return absl::OkStatus(); }
};

// `*.rels`: which parts there are. What stands outside of the archive is left
// out, so that nothing can ask for it.
class RelationsHandler final : public AttributesHandler {
 public:
  struct Relation {
    std::string type;
    std::string target;
  };
  absl::Status Start(absl::string_view name,
                     const XmlAttributes& attributes) override;

  std::map<std::string, Relation, std::less<>> by_id;
};

// `workbook.xml`
class WorkbookHandler final : public AttributesHandler {
 public:
  absl::Status Start(absl::string_view name,
                     const XmlAttributes& attributes) override;

  // The relation of the first sheet that is not hidden; empty: none.
  std::string sheet;
  bool counts_days_from_1904 = false;
};

// `styles.xml`
class StylesHandler final : public AttributesHandler {
 public:
  absl::Status Start(absl::string_view name,
                     const XmlAttributes& attributes) override;
  absl::Status End(absl::string_view name) override;

  std::vector<bool> style_is_day;

 private:
  std::map<int, std::string> codes_;
  bool in_cell_styles_ = false;
};

// `sharedStrings.xml`. Pieces of rich text are put together; how to read it
// aloud is left out.
class SharedStringsHandler final : public XmlHandler {
 public:
  // `strings` outlives this.
  explicit SharedStringsHandler(SharedStrings& strings) : strings_(strings) {}
  absl::Status Start(absl::string_view name,
                     const XmlAttributes& attributes) override;
  absl::Status End(absl::string_view name) override;
  absl::Status Text(absl::string_view text) override;

 private:
  SharedStrings& strings_;
  bool in_text_ = false;
  bool in_phonetic_ = false;
};

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_XLSX_HANDLERS_H_
