#include "services/convert/enum_convert.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/base/error.h"

namespace intake {

absl::Status CheckEnumNumber(const google::protobuf::EnumDescriptor& known,
                             int number, absl::string_view field) {
  if (number != 0 && known.FindValueByNumber(number) != nullptr) {
    return absl::OkStatus();
  }
  std::vector<std::string> names;
  for (int i = 0; i < known.value_count(); ++i) {
    if (known.value(i)->number() != 0) names.push_back(known.value(i)->name());
  }
  return FieldError(field, absl::StrCat("got ", number, ", want one of ",
                                        absl::StrJoin(names, ", ")));
}

}  // namespace intake
