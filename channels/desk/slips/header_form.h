// The form of a batch's header sheet, as it is filled in.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_HEADER_FORM_H_
#define INTAKE_CHANNELS_DESK_SLIPS_HEADER_FORM_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "channels/web/form.h"
#include "channels/web/pages.h"
#include "intake/v1/slip_service.pb.h"

namespace intake::desk {

// As it was typed; `-` in a total: the sheet has none.
struct HeaderForm {
  std::string number;
  std::string source;
  std::string date;
  std::string slips;
  // 1, 2 or 3, as in v1::KeyingMode.
  std::string mode;
  std::string control_total;
  std::string hash_total;
  // It takes the place of a header that is there.
  bool correction = false;
};

HeaderForm HeaderFormFrom(const web::Form& form);
HeaderForm HeaderFormOf(const v1::BatchHeader& header);

// The name of the first field that is empty; empty where none is.
absl::string_view FirstEmpty(const HeaderForm& form);

// INVALID_ARGUMENT with the name of the field at fault as its message: the
// date, or a number that is none. The rest is the server's to check.
absl::StatusOr<v1::BatchHeader> HeaderFrom(const HeaderForm& form,
                                           absl::CivilDay today);

// Its values, and the section FOCUS_<FIELD> of `focus`, a field's name.
void ShowHeaderForm(const HeaderForm& form, absl::string_view focus,
                    web::Dictionary& content);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_HEADER_FORM_H_
