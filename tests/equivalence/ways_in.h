// The same readings as each channel's real source writes them, through that
// channel's own reading of them.

#ifndef INTAKE_TESTS_EQUIVALENCE_WAYS_IN_H_
#define INTAKE_TESTS_EQUIVALENCE_WAYS_IN_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/account.h"
#include "intake/v1/submission.pb.h"

namespace intake::testing {

// Readings of an account, one for each register in canonical order, of the day
// 2014-06-20.
struct Handed {
  const Account* account = nullptr;
  std::vector<std::string> values;
};

// `NUMBER V1 V2`: what the announcement tells people to send.
v1::Submission ByKannel(const Handed& handed);
v1::Submission BySmpp(const Handed& handed);
v1::Submission ByEmail(const Handed& handed);
// A row of a registry of the profile `tula17`, or of a list as Excel saves it:
// one submission for each meter there, one for all here.
std::vector<v1::Submission> ByBank(const Handed& handed,
                                   absl::string_view folder);
v1::Submission ByList(const Handed& handed, absl::string_view folder);
// The portal's form as a browser posts it.
v1::Submission ByPortal(const Handed& handed);
// By position, as an agent reads them off.
v1::Submission ByForm(const Handed& handed);

// For whom ByList is handed in.
inline constexpr char kRepresentative[] = "r-1";

}  // namespace intake::testing

#endif  // INTAKE_TESTS_EQUIVALENCE_WAYS_IN_H_
