#include "channels/desk/review/neighbour_choices.h"

#include "absl/strings/str_cat.h"
#include "channels/desk/register_text.h"
#include "channels/desk/show.h"

namespace intake::desk {
namespace {

// One live reading beside a held one, with the choice of what becomes of it.
class Choices {
 public:
  Choices(const HeldView& view, web::Dictionary& content)
      : view_(view), content_(content) {}

  void Add(const v1::ValueEvidence& evidence, bool present,
           const v1::NeighbourReading& reading) {
    if (!present) return;
    web::Dictionary& row = *content_.AddSectionDictionary("CHOICE");
    row.SetIntValue("INDEX", static_cast<long>(count_));
    row.SetValue("LABEL", evidence.label());
    row.SetValue("CHOICE_VALUE", GroupedValue(reading.value()));
    row.SetValue("CHOICE_DATE", DateWords(reading.date()));
    if (count_ == 0 && view_.focus == HeldFocus::kNeighbour) {
      row.ShowSection("FOCUS");
    }
    // By what it is about, not by its place: the account may be another now.
    for (const NeighbourChoice& typed : view_.form.neighbours) {
      if (typed.date == reading.date() &&
          SameRegister(typed.key, evidence.register_())) {
        row.SetValue("CHOSEN", typed.choice);
      }
    }
    AddHidden(absl::StrCat("neighbour_key", count_),
              TextOfRegister(evidence.register_()), content_);
    AddHidden(absl::StrCat("neighbour_date", count_), reading.date(), content_);
    ++count_;
  }

 private:
  const HeldView& view_;
  web::Dictionary& content_;
  size_t count_ = 0;
};

}  // namespace

void AddNeighbourChoices(const HeldView& view,
                         const v1::ExamineHeldResponse& held,
                         web::Dictionary& content) {
  bool wanted = view.notice == "CONTRADICTED" || !view.form.neighbours.empty();
  for (const v1::ValueEvidence& value : held.values()) {
    wanted = wanted || value.previous_suspect();
  }
  if (!wanted) return;
  content.ShowSection("CHOICES");
  if (view.form.rolled_over) content.ShowSection("ROLLED");
  Choices choices(view, content);
  for (const v1::ValueEvidence& value : held.values()) {
    choices.Add(value, value.has_previous(), value.previous());
    choices.Add(value, value.has_same_day(), value.same_day());
    choices.Add(value, value.has_next(), value.next());
  }
}

void AddHidden(const std::string& name, const std::string& value,
               web::Dictionary& content) {
  web::Dictionary& hidden = *content.AddSectionDictionary("HIDDEN");
  hidden.SetValue("NAME", name);
  hidden.SetValue("VALUE", value);
}

}  // namespace intake::desk
