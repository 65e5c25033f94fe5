#include "channels/desk/lists/show_list.h"

#include "absl/strings/str_cat.h"

namespace intake::desk {
namespace {

using building_list::RowResult;

struct Shown {
  const char* word;
  // A class of .badge.
  const char* look;
};

Shown ShownStage(ListStage stage) {
  switch (stage) {
    case ListStage::kChecking:
      return {"list.stage.checking", "info"};
    case ListStage::kChecked:
      return {"list.stage.checked", "held"};
    case ListStage::kHandingIn:
      return {"list.stage.handing_in", "info"};
    case ListStage::kHandedIn:
      return {"list.stage.handed_in", "accepted"};
    case ListStage::kFailed:
      break;
  }
  return {"list.stage.failed", "refused"};
}

Shown ShownResult(RowResult result) {
  switch (result) {
    case RowResult::kAccepted:
      return {"list.result.accepted", "accepted"};
    case RowResult::kUnchanged:
      return {"list.result.unchanged", "accepted"};
    case RowResult::kHeld:
      return {"list.result.held", "held"};
    case RowResult::kRefused:
      return {"list.result.refused", "refused"};
    case RowResult::kNotSent:
      return {"list.result.not_sent", "refused"};
    case RowResult::kNoReading:
      return {"list.result.no_reading", "info"};
    case RowResult::kSkipped:
      break;
  }
  return {"list.result.skipped", "info"};
}

}  // namespace

void ShowStage(const web::Words& words, web::Language language,
               const ListState& list, web::Dictionary& place) {
  const Shown shown = ShownStage(list.stage);
  place.SetValue("STAGE", words.Get(shown.word, language));
  place.SetValue("STAGE_CLASS", shown.look);
}

void ShowAnswer(const web::Words& words, web::Language language,
                const building_list::RowAnswer& answer,
                web::Dictionary& place) {
  place.SetValue("RESULT", ResultWords(words, language, answer.result));
  place.SetValue("RESULT_CLASS", ShownResult(answer.result).look);
  place.SetValue("REASON", answer.reason);
  place.SetValue("ACTION", answer.action);
  place.SetValue("RECEIPT", answer.receipt);
}

std::string ResultWords(const web::Words& words, web::Language language,
                        RowResult result) {
  return words.Get(ShownResult(result).word, language);
}

}  // namespace intake::desk
